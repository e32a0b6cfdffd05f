Attribute VB_Name = "AccountScoringRibbon"
Option Explicit

' What the add-in's tab calls; templates/ribbon.py draws it.

Private Const TITLE As String = "Account scoring"

Public Sub PressScore(Control As IRibbonControl)
    If HasWorkbook Then Score
End Sub

Public Sub PressCheck(Control As IRibbonControl)
    If HasWorkbook Then Check
End Sub

Public Sub PressExplain(Control As IRibbonControl)
    If HasWorkbook Then Explain
End Sub

Public Sub PressImport(Control As IRibbonControl)
    If HasWorkbook Then Import
End Sub

Public Sub PressReview(Control As IRibbonControl)
    If HasWorkbook Then Review
End Sub

Public Sub PressApply(Control As IRibbonControl)
    If HasWorkbook Then Apply
End Sub

' The menu's items say in their tags which tab each adds.
Public Sub PressAddATab(Control As IRibbonControl)
    If HasWorkbook Then AddTab Control.Tag
End Sub

Public Sub PressInsertTemplate(Control As IRibbonControl)
    Dim Clash As String
    On Error GoTo Failed
    If ActiveWorkbook Is Nothing Then
        ' without a place to copy to, Excel makes a new workbook
        ThisWorkbook.Sheets(TemplateTabs).Copy
        Ungroup
        Exit Sub
    End If
    Clash = TabAlreadyThere(ActiveWorkbook)
    If Clash <> "" Then
        MsgBox "This workbook has a tab " & Clash & " already, and nothing of yours is " & _
            "overwritten. Rename it, or close this workbook or open a new one and " & _
            "insert the template there.", vbInformation, TITLE
        Exit Sub
    End If
    With ActiveWorkbook
        ThisWorkbook.Sheets(TemplateTabs).Copy After:=.Sheets(.Sheets.Count)
    End With
    Ungroup
    Exit Sub
Failed:
    MsgBox "The template could not be inserted: " & Err.Description, vbExclamation, TITLE
End Sub

Public Sub PressHelp(Control As IRibbonControl)
    MsgBox "Score rates every account on the tab Accounts by the rules on the tab " & _
        "Criteria, and writes the tabs Scored, Summary and Check." & vbNewLine & vbNewLine & _
        "Check looks for mistakes alone." & vbNewLine & vbNewLine & _
        "Explain says how the account in the selected row got its rating." & _
        vbNewLine & vbNewLine & _
        "Import brings an export of your CRM into the tab Accounts, and asks first." & _
        vbNewLine & vbNewLine & _
        "Review says whether the ratings win deals, from outcomes that you enter; " & _
        "Apply takes over the weights that it suggests, and asks first." & _
        vbNewLine & vbNewLine & _
        "Insert template adds the tabs to fill in, with a sample to overwrite; Add " & _
        "a tab adds one more, such as Contacts." & _
        vbNewLine & vbNewLine & _
        "If a button does not answer, run  account-scoring doctor  in a terminal.", _
        vbInformation, TITLE
End Sub

Private Function HasWorkbook() As Boolean
    HasWorkbook = Not ActiveWorkbook Is Nothing
    If Not HasWorkbook Then
        MsgBox "Open the workbook with your accounts first. If it is open, click " & _
            "Enable Editing at its top.", vbInformation, TITLE
    End If
End Function

' Sheets that were copied together stay selected together, and what is typed into one
' would go into all.
Private Sub Ungroup()
    ActiveWorkbook.Sheets("Start").Select
End Sub

Private Function TemplateTabs() As Variant
    TemplateTabs = Array("Start", "Criteria", "Accounts", "Settings", "Lists")
End Function

Private Function TabAlreadyThere(ByVal Book As Workbook) As String
    Dim Sheet As Object, Wanted As Variant
    For Each Sheet In Book.Sheets
        For Each Wanted In TemplateTabs
            If StrComp(Sheet.Name, Wanted, vbTextCompare) = 0 Then TabAlreadyThere = Wanted
        Next Wanted
    Next Sheet
End Function
