@echo off
rem Xem truoc trang: bam dup. Chu tieng Viet nam trong deploy\windows, tep nay chi dung chu khong dau.
call "%~dp0deploy\windows\python.bat" preview
