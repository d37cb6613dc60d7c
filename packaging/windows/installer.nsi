; Installs for one user, without administrator's rights. Called by windows/package.py with
;   -DVERSION=0.1.0 -DBUNDLE=folder -DTARGET=setup.exe -DICON=workbench.ico -DSIDE=welcome.bmp
;   [-DSIGN="command that signs the file given to it"]
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define ID "FulfilmentWorkbench"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "$(NAME)"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "Software\${ID}" "Folder"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Fulfilment Workbench"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Fulfilment Workbench setup"
VIAddVersionKey "LegalCopyright" "MIT"

!ifdef SIGN
!finalize '${SIGN} "%1"'
!uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
BrandingText " "
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\workbench.exe"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\${ID}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString NAME ${LANG_SIMPCHINESE} "履约工作台"
LangString NAME ${LANG_ENGLISH} "Fulfilment Workbench"
LangString RUNNING ${LANG_SIMPCHINESE} "履约工作台正在运行。请先关闭它，再点“重试”。"
LangString RUNNING ${LANG_ENGLISH} "Fulfilment Workbench is running. Close it, then choose Retry."
LangString KEEP ${LANG_SIMPCHINESE} "要保留本机数据吗？订单、轨迹、备份和设置都在其中。$\r$\n$\r$\n选“是”保留（以后重装可继续使用），选“否”永久删除。"
LangString KEEP ${LANG_ENGLISH} "Keep the data on this computer? Orders, traces, backups and settings are in them.$\r$\n$\r$\nYes keeps them for a later installation, No deletes them for good."

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; A running program holds its files: Windows refuses to open them for writing.
!macro WAIT_UNTIL_CLOSED un
Function ${un}WaitUntilClosed
  again:
    IfFileExists "$INSTDIR\workbench.exe" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\workbench.exe" a
    IfErrors 0 free
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  free:
    FileClose $0
  closed:
FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

Section "install"
  Call WaitUntilClosed
  ; What an older version left there would be loaded beside the new one's parts.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "$SMPROGRAMS\$(NAME)"
  CreateShortcut "$SMPROGRAMS\$(NAME)\$(NAME).lnk" "$INSTDIR\workbench.exe"
  CreateShortcut "$SMPROGRAMS\$(NAME)\Uninstall.lnk" "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\${ID}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\${ID}" "MenuFolder" "$SMPROGRAMS\$(NAME)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(NAME)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\workbench.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

Section "uninstall"
  Call un.WaitUntilClosed
  ReadRegStr $1 HKCU "Software\${ID}" "MenuFolder"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\workbench.exe"
  Delete "$INSTDIR\workbench-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing else lies there
  StrCmp $1 "" +4
    Delete "$1\$(NAME).lnk"
    Delete "$1\Uninstall.lnk"
    RMDir "$1"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${ID}"
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${ID}"
  ; Silent removal keeps the data: what nobody was asked is not deleted.
  MessageBox MB_YESNO|MB_ICONQUESTION "$(KEEP)" /SD IDYES IDYES kept
    RMDir /r "$LOCALAPPDATA\workbench"
  kept:
SectionEnd
