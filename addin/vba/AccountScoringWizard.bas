Attribute VB_Name = "AccountScoringWizard"
Option Explicit

' What Excel's function wizard says of our functions and their arguments. A file can hold
' one language, and nothing of arguments: so Excel is told anew when the file is opened.

Public Sub DescribeFunctions()
    Dim Label As Variant, Book As String, WasSaved As Boolean
    ' where Excel takes no descriptions, the English ones of the file stay
    On Error Resume Next
    WasSaved = ThisWorkbook.Saved
    Book = "'" & Replace(ThisWorkbook.Name, "'", "''") & "'!"
    For Each Label In FunctionNames
        Application.MacroOptions Macro:=Book & Label, Description:=FunctionHelp(Label), _
            ArgumentDescriptions:=ArgumentHelp(Label)
    Next Label
    ThisWorkbook.Saved = WasSaved
End Sub

Public Function FunctionNames() As Variant
    FunctionNames = Array("ACCOUNT_SCORE", "ACCOUNT_WHY", "ACCOUNT_POINTS", "ACCOUNT_RANKED")
End Function

' Excel takes 255 characters.
Public Function FunctionHelp(ByVal Label As String) As String
    Select Case Label
        Case "ACCOUNT_SCORE"
            FunctionHelp = Say("Rate an account from 0 to 10; empty where nothing is known " & _
                "of it. Several rows of accounts give a column of ratings.")
        Case "ACCOUNT_WHY"
            FunctionHelp = Say("Say which three criteria moved an account's rating most. " & _
                "Several rows of accounts give a column of sentences. One call for many " & _
                "rows is much faster than many calls.")
        Case "ACCOUNT_POINTS"
            FunctionHelp = Say("Give an account's points, one column for each criterion. " & _
                "They stand in the order of the criteria, before weights; empty where a " & _
                "criterion is skipped. Several rows of accounts give a row each.")
        Case "ACCOUNT_RANKED"
            FunctionHelp = Say("List the accounts to contact, the best first, under " & _
                "headings. Accounts below the least rating, disqualified ones and those " & _
                "without data are left out, as are rows that are no accounts, such as totals.")
    End Select
End Function

' One text for each argument, in their order.
Public Function ArgumentHelp(ByVal Label As String) As Variant
    Dim Headings As String, Criteria As String
    Headings = Say("The heading row of the accounts, as wide as they are")
    Criteria = Say("The table of criteria with its headings")
    If Label = "ACCOUNT_RANKED" Then
        ArgumentHelp = Array(Say("The cells of the accounts, one row each"), Headings, _
            Criteria, Say("The least rating of a contact, 5 if left out"))
    Else
        ArgumentHelp = Array(Say("The cells of one account, or of many: one row each"), _
            Headings, Criteria)
    End If
End Function
