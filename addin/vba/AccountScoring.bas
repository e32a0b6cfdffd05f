Attribute VB_Name = "AccountScoring"
Option Explicit

' The buttons. What they do is written in Python: addin/excel/macros.py.

Private Const TITLE As String = "Account scoring"

Public Sub Score()
    Press "score"
End Sub

Public Sub Check()
    Press "check"
End Sub

Public Sub Explain()
    Press "explain"
End Sub

Private Sub Press(ByVal Button As String)
    On Error GoTo Unreachable
    #If Mac Then
        ' these names pass through a shell there, in double quotes
        If HasShellSign(ActiveWorkbook.Name & ThisWorkbook.FullName) Then
            MsgBox "Rename the workbook first: on a Mac, its name and folder may hold " & _
                "no dollar sign, quotation mark, backquote, backslash or bar.", _
                vbExclamation, TITLE
            Exit Sub
        End If
    #End If
    ' single quotes alone: the text passes through a shell on Mac
    RunPython "import addin.excel.macros; addin.excel.macros.main('" & Button & "')"
    Exit Sub
Unreachable:
    MsgBox "Python could not be reached: " & Err.Description & vbNewLine & vbNewLine & _
        "Run  account-scoring install  in a terminal once, open this workbook again " & _
        "and press the button again. If that does not help,  account-scoring doctor  " & _
        "says what is missing.", vbExclamation, TITLE
End Sub

Private Function HasShellSign(ByVal Text As String) As Boolean
    Dim Sign As Variant
    For Each Sign In Array("$", Chr(34), Chr(96), Chr(92), "|")
        If InStr(Text, Sign) > 0 Then HasShellSign = True
    Next Sign
End Function
