@echo off
rem Chuyen tep Word thanh bai nhap: keo tep .docx tha vao day. Tep nay chi dung chu khong dau.
call "%~dp0deploy\windows\python.bat" import %*
