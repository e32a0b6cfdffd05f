Attribute VB_Name = "AccountScoringRibbon"
Option Explicit

' What the add-in's tab calls; templates/ribbon.py draws it.

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
        Tell Say("This workbook has a tab {tab} already, and nothing of yours is " & _
            "overwritten. Rename it, or close this workbook or open a new one and " & _
            "insert the template there.", "tab", Clash), vbInformation
        Exit Sub
    End If
    With ActiveWorkbook
        ThisWorkbook.Sheets(TemplateTabs).Copy After:=.Sheets(.Sheets.Count)
    End With
    Ungroup
    Exit Sub
Failed:
    Tell Say("The template could not be inserted: {reason}", "reason", Err.Description), _
        vbExclamation
End Sub

Public Sub PressHelp(Control As IRibbonControl)
    Tell HelpText, vbInformation
End Sub

' Excel shows the first 1,023 characters of a message.
Public Function HelpText() As String
    HelpText = Say("Score rates every account on the tab Accounts by the rules on the tab " & _
        "Criteria, and writes the tabs Scored, Summary and Check.") & _
        vbNewLine & vbNewLine & Say("Check looks for mistakes alone.") & _
        vbNewLine & vbNewLine & _
        Say("Explain says how the account in the selected row got its rating.") & _
        vbNewLine & vbNewLine & _
        Say("Import brings an export of your CRM into the tab Accounts, and asks first.") & _
        vbNewLine & vbNewLine & _
        Say("Review says whether the ratings win deals, from outcomes that you enter; " & _
        "Apply takes over the weights that it suggests, and asks first.") & _
        vbNewLine & vbNewLine & _
        Say("Insert template adds the tabs to fill in, with a sample to overwrite; Add " & _
        "a tab adds one more, such as Contacts.") & _
        vbNewLine & vbNewLine & _
        Say("If a button does not answer, run  account-scoring doctor  in a terminal.")
End Function

Private Function HasWorkbook() As Boolean
    HasWorkbook = Not ActiveWorkbook Is Nothing
    If Not HasWorkbook Then
        Tell Say("Open the workbook with your accounts first. If it is open, click " & _
            "Enable Editing at its top."), vbInformation
    End If
End Function

' Sheets that were copied together stay selected together, and what is typed into one
' would go into all.
Private Sub Ungroup()
    ActiveWorkbook.Sheets(TemplateTabs()(0)).Select
End Sub

' Every sheet of the add-in is one of the template, but that of its own settings.
Public Function TemplateTabs() As Variant
    Dim Names() As Variant, Place As Long
    ReDim Names(ThisWorkbook.Sheets.Count - 2)
    For Place = 1 To ThisWorkbook.Sheets.Count - 1
        Names(Place - 1) = ThisWorkbook.Sheets(Place).Name
    Next Place
    TemplateTabs = Names
End Function

' A tab of the same name, in whatever language it is.
Private Function TabAlreadyThere(ByVal Book As Workbook) As String
    Dim Sheet As Object, Wanted As Variant
    For Each Sheet In Book.Sheets
        For Each Wanted In TemplateTabs
            If SheetWord(Sheet.Name) = SheetWord(Wanted) Then TabAlreadyThere = Sheet.Name
        Next Wanted
    Next Sheet
End Function
