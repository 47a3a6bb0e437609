@echo off
rem Kiem tra noi dung: bam dup. Chu tieng Viet nam trong deploy\windows, tep nay chi dung chu khong dau.
call "%~dp0deploy\windows\python.bat" check
