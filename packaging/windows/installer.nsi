; Installs for one user, without administrator's rights. Called by windows/package.py with
;   -DVERSION=0.1.0 -DNUMBER=0.1.0.0 -DMACHINE=amd64-unicode -DBUNDLE=folder -DOUTPUT=setup.exe
;   -DICON=workbench.ico -DSIDE=welcome.bmp -DTERMS=folder with zh_CN.txt and en.txt
;   [-DQUICK: for a trial] [-DSIGN="command that signs the file given to it"]
Unicode true
Target ${MACHINE}
!ifdef QUICK
  SetCompressor /SOLID zlib
!else
  SetCompressor /SOLID lzma
  ; MB. The two programs carry the same modules, 10 MB apart: what is seen twice is stored once.
  SetCompressorDictSize 32
!endif
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!define ID "FulfilmentWorkbench"
!define CHINESE "履约工作台"
!define ENGLISH "Fulfilment Workbench"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define OPENER "Software\Classes\Applications\workbench.exe"
!define TOASTS "Software\Classes\AppUserModelId"
!define EXPLORER "Software\Microsoft\Windows\CurrentVersion\Explorer"

Name "$(NAME)"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "Software\${ID}" "Folder"
VIProductVersion "${NUMBER}"
VIAddVersionKey "ProductName" "${ENGLISH}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${ENGLISH} setup"
VIAddVersionKey "LegalCopyright" "MIT"

!ifdef SIGN
  ; A file that could not be signed must not be handed out.
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
BrandingText " "
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\workbench.exe"
; The page's second box stands for a page to read; here it lays an icon on the desktop.
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(ON_DESKTOP)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION LayOnDesktop
!define MUI_LANGDLL_WINDOWTITLE "${ENGLISH}"
!define MUI_LANGDLL_INFO "Choose a language / 请选择语言"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\${ID}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"

!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipInUpgrade
!insertmacro MUI_PAGE_LICENSE "$(TERMS)"
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipInUpgrade
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
; NSIS' own choices are SimSun and Tahoma, the letters of Windows XP.
SetFont /LANG=${LANG_SIMPCHINESE} "Microsoft YaHei UI" 9
SetFont /LANG=${LANG_ENGLISH} "Segoe UI" 9

LicenseLangString TERMS ${LANG_SIMPCHINESE} "${TERMS}\zh_CN.txt"
LicenseLangString TERMS ${LANG_ENGLISH} "${TERMS}\en.txt"
LangString NAME ${LANG_SIMPCHINESE} "${CHINESE}"
LangString NAME ${LANG_ENGLISH} "${ENGLISH}"
LangString REMOVE ${LANG_SIMPCHINESE} "卸载${CHINESE}"
LangString REMOVE ${LANG_ENGLISH} "Uninstall ${ENGLISH}"
LangString WELCOME ${LANG_SIMPCHINESE} "只为当前用户安装，不需要管理员权限。$\r$\n$\r$\n已经装过的版本会被更新，本机的数据、备份和设置保持不变。$\r$\n$\r$\n$_CLICK"
LangString WELCOME ${LANG_ENGLISH} "It is installed for you alone; no administrator is needed.$\r$\n$\r$\nA version that is already here is updated. Your data, backups and settings stay as they are.$\r$\n$\r$\n$_CLICK"
LangString ON_DESKTOP ${LANG_SIMPCHINESE} "在桌面上放一个图标"
LangString ON_DESKTOP ${LANG_ENGLISH} "Put an icon on the desktop"
LangString TOO_OLD ${LANG_SIMPCHINESE} "${CHINESE}需要 64 位的 Windows 10（1809 或更新）或 Windows 11。"
LangString TOO_OLD ${LANG_ENGLISH} "${ENGLISH} needs Windows 10 (1809 or newer) or Windows 11, in 64 bit."
LangString RUNNING ${LANG_SIMPCHINESE} "${CHINESE}正在运行。请先退出它（托盘图标的菜单里有“退出”），再点“重试”。"
LangString RUNNING ${LANG_ENGLISH} "${ENGLISH} is running. Quit it (in the menu of its tray icon), then choose Retry."
LangString KEEP ${LANG_SIMPCHINESE} "要保留本机数据吗？订单、轨迹、备份和设置都在其中。$\r$\n$\r$\n选“是”保留（以后重装可继续使用），选“否”永久删除。"
LangString KEEP ${LANG_ENGLISH} "Keep the data on this computer? Orders, traces, backups and settings are in them.$\r$\n$\r$\nYes keeps them for a later installation, No deletes them for good."
LangString SURE ${LANG_SIMPCHINESE} "数据和备份删除后无法恢复，淘宝三个月以前的订单也取不回来。$\r$\n$\r$\n确定永久删除吗？"
LangString SURE ${LANG_ENGLISH} "Deleted data and backups cannot be brought back, and Taobao no longer hands out orders older than three months.$\r$\n$\r$\nDelete them for good?"

Function .onInit
  ; Who reads a Chinese Windows is not asked; the choice of the version before stays.
  ReadRegStr $0 HKCU "Software\${ID}" "Language"
  System::Call "kernel32::GetUserDefaultUILanguage() i .r1"
  IntOp $1 $1 & 0x3FF
  ${If} $0 == ""
  ${AndIf} $1 = 4 ; LANG_CHINESE
    StrCpy $LANGUAGE ${LANG_SIMPCHINESE}
  ${Else}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} 17763 ; Windows 10 1809, the oldest that Qt supports
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; Terms and folder are those of the version before.
Function SkipInUpgrade
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    Abort
  ${EndIf}
FunctionEnd

Function LayOnDesktop
  CreateShortcut "$DESKTOP\$(NAME).lnk" "$INSTDIR\workbench.exe"
FunctionEnd

; A running program holds its file: Windows refuses to open it for writing.
!macro WAIT_UNTIL_CLOSED program
  again_${program}:
    IfFileExists "$INSTDIR\${program}.exe" 0 closed_${program}
    ClearErrors
    FileOpen $0 "$INSTDIR\${program}.exe" a
    IfErrors 0 free_${program}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again_${program}
    SetErrorLevel 2
    Quit
  free_${program}:
    FileClose $0
  closed_${program}:
!macroend

; Whichever language it was installed in.
!macro DELETE_SHORTCUTS name
  Delete "$DESKTOP\${name}.lnk"
  Delete "$SMPROGRAMS\${name}\*.lnk"
  RMDir "$SMPROGRAMS\${name}"
!macroend

!macro TELL_EXPLORER
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)" ; SHCNE_ASSOCCHANGED
!macroend

Section "install"
  !insertmacro WAIT_UNTIL_CLOSED "workbench"
  !insertmacro WAIT_UNTIL_CLOSED "workbench-cli"
  ; What an older version left there would be loaded beside the new one's parts.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "$SMPROGRAMS\$(NAME)"
  CreateShortcut "$SMPROGRAMS\$(NAME)\$(NAME).lnk" "$INSTDIR\workbench.exe"
  CreateShortcut "$SMPROGRAMS\$(NAME)\$(REMOVE).lnk" "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\${ID}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\${ID}" "Language" "$LANGUAGE"
  ; "Open with" of what the window takes in; the files' own programs stay as they are.
  WriteRegStr HKCU "${OPENER}" "FriendlyAppName" "$(NAME)"
  WriteRegStr HKCU "${OPENER}\shell\open\command" "" '"$INSTDIR\workbench.exe" open "%1"'
  WriteRegStr HKCU "${OPENER}\SupportedTypes" ".xlsx" ""
  WriteRegStr HKCU "${OPENER}\SupportedTypes" ".xls" ""
  WriteRegStr HKCU "${OPENER}\SupportedTypes" ".csv" ""
  WriteRegStr HKCU "${OPENER}\SupportedTypes" ".zip" ""
  !insertmacro TELL_EXPLORER
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(NAME)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\workbench.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${ENGLISH}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section "uninstall"
  !insertmacro WAIT_UNTIL_CLOSED "workbench"
  !insertmacro WAIT_UNTIL_CLOSED "workbench-cli"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\workbench.exe"
  Delete "$INSTDIR\workbench-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing else lies there
  !insertmacro DELETE_SHORTCUTS "${CHINESE}"
  !insertmacro DELETE_SHORTCUTS "${ENGLISH}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${OPENER}"
  DeleteRegKey HKCU "Software\${ID}"
  ; The program's own traces: starting with Windows, and the name its notifications go by.
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${ID}"
  DeleteRegValue HKCU "${EXPLORER}\StartupApproved\Run" "${ID}"
  DeleteRegKey HKCU "${TOASTS}\${CHINESE}"
  DeleteRegKey HKCU "${TOASTS}\Fulfilment workbench"
  !insertmacro TELL_EXPLORER
  ; Silent removal keeps the data: what nobody was asked is not deleted.
  MessageBox MB_YESNO|MB_ICONQUESTION "$(KEEP)" /SD IDYES IDYES kept
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(SURE)" /SD IDNO IDNO kept
    RMDir /r "$LOCALAPPDATA\workbench"
  kept:
SectionEnd
