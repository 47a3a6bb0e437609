@echo off
rem Finds Python 3.11 or later and lets start.py do the rest; keeps the window open until a key is pressed.
rem ASCII only: cmd.exe may lose its place in a batch file that holds UTF-8 letters.
setlocal
chcp 65001 >nul
cd /d "%~dp0..\.."
set "PYTHONUTF8=1"
set "FOUND="
for %%p in ("py -3" "python" "python3") do if not defined FOUND call :try %%p
if defined FOUND (
  %FOUND% "deploy\windows\start.py" %*
) else (
  type "deploy\windows\can-python.txt"
)
echo.
pause
exit /b

:try
%~1 -c "import sys; sys.exit(sys.version_info[:2] < (3, 11))" >nul 2>nul
if not errorlevel 1 set "FOUND=%~1"
exit /b 0
