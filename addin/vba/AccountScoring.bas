Attribute VB_Name = "AccountScoring"
Option Explicit

' The buttons. What they do is written in Python: addin/excel/macros.py.

' how the name of a tab with former results begins: addin/excel/former.py
Private Const FORMER As String = "AccountScoring."

Public Sub Score()
    Press "score"
    OfferUndo Say("Undo Score")
End Sub

Public Sub Review()
    Press "review"
    OfferUndo Say("Undo Review")
End Sub

' Takes over the weights that outcomes suggest, once its user agrees; pressed again it
' goes back.
Public Sub Apply()
    Dim Before As Long
    If Not ActiveWorkbook Is Nothing Then Before = ActiveWorkbook.Sheets.Count
    Press "apply"
    #If Not Mac Then
        On Error GoTo NotOffered
        ' a tab keeps the criteria of before
        If ActiveWorkbook.Sheets.Count > Before Then Offer Say("Undo Apply"), "UndoApply"
NotOffered:
    #End If
End Sub

' Called by Excel's own Undo.
Public Sub UndoApply()
    Press "undo_apply"
End Sub

' Brings an export into Accounts. The export is chosen here: Python has no window.
Public Sub Import()
    Dim Chosen As Variant
    Chosen = Application.GetOpenFilename(, , Say("Import into Accounts"))
    If VarType(Chosen) = vbString Then Press "import', '" & Coded(CStr(Chosen))
End Sub

' Called by Excel's own Undo.
Public Sub UndoScore()
    Press "undo"
End Sub

Public Sub Check()
    Press "check"
End Sub

Public Sub Explain()
    Press "explain"
End Sub

' Adds an optional tab, such as Contacts.
Public Sub AddTab(ByVal Name As String)
    Press "add', '" & Name
End Sub

' Excel takes this offer as the last thing that a macro does. On a Mac the macro ends
' before Python does, so that there is none.
Private Sub OfferUndo(ByVal Label As String)
    #If Not Mac Then
        Dim Sheet As Object
        On Error GoTo NotOffered
        For Each Sheet In ActiveWorkbook.Sheets
            If IsFormer(Sheet) Then
                Offer Label, "UndoScore"
                Exit Sub
            End If
        Next Sheet
NotOffered:
    #End If
End Sub

Private Sub Offer(ByVal Label As String, ByVal Macro As String)
    Application.OnUndo Label, "'" & Replace(ThisWorkbook.Name, "'", "''") & "'!" & Macro
End Sub

' The former results, there for Undo, are not saved.
Public Sub ForgetFormer(ByVal Book As Workbook)
    Dim Place As Long, WasUpdating As Boolean
    WasUpdating = Application.ScreenUpdating
    ' a workbook whose structure is protected keeps them
    On Error GoTo Done
    Application.ScreenUpdating = False
    Application.DisplayAlerts = False
    For Place = Book.Sheets.Count To 1 Step -1
        If IsFormer(Book.Sheets(Place)) Then
            ' Excel deletes no sheet that is hidden deeply
            Book.Sheets(Place).Visible = xlSheetVisible
            Book.Sheets(Place).Delete
        End If
    Next Place
Done:
    Application.DisplayAlerts = True
    Application.ScreenUpdating = WasUpdating
End Sub

Private Function IsFormer(ByVal Sheet As Object) As Boolean
    IsFormer = Left(Sheet.Name, Len(FORMER)) = FORMER
End Function

Private Sub Press(ByVal Button As String)
    On Error GoTo Unreachable
    #If Mac Then
        ' these names pass through a shell there, in double quotes
        If HasShellSign(ActiveWorkbook.Name & ThisWorkbook.FullName) Then
            Tell Say("Rename the workbook first: on a Mac, its name and folder may hold " & _
                "no dollar sign, quotation mark, backquote, backslash or bar."), vbExclamation
            Exit Sub
        End If
    #End If
    ' single quotes alone: the text passes through a shell on Mac
    RunPython "import addin.excel.macros; addin.excel.macros.main('" & Button & "')"
    Exit Sub
Unreachable:
    Tell Say("Python could not be reached: {reason}", "reason", Err.Description) & _
        vbNewLine & vbNewLine & _
        Say("Run  account-scoring install  in a terminal once, open this workbook again " & _
        "and press the button again. If that does not help,  account-scoring doctor  " & _
        "says what is missing."), vbExclamation
End Sub

' Four hexadecimal digits for each character: nothing that a shell could carry out.
Private Function Coded(ByVal Text As String) As String
    Dim Place As Long
    For Place = 1 To Len(Text)
        Coded = Coded & Right$("000" & Hex$(AscW(Mid$(Text, Place, 1)) And &HFFFF&), 4)
    Next Place
End Function

Private Function HasShellSign(ByVal Text As String) As Boolean
    Dim Sign As Variant
    For Each Sign In Array("$", Chr(34), Chr(96), Chr(92), "|")
        If InStr(Text, Sign) > 0 Then HasShellSign = True
    Next Sign
End Function
