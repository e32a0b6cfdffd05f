Attribute VB_Name = "AccountScoringLanguage"
Option Explicit

' What Visual Basic says, in the language of the workbook. The texts stand in the module
' AccountScoringTexts, which tools/vba/texts.py draws from the catalogues.

Private Const TITLE As String = "Account scoring"

' Says a text in the language of the active workbook, with its place filled.
Public Function Say(ByVal English As String, Optional ByVal Place As Variant, _
    Optional ByVal Value As Variant) As String
    Say = TextIn(LanguageOf(ActiveWorkbook), English)
    If Not IsMissing(Place) Then Say = Replace(Say, "{" & Place & "}", Value)
End Function

Public Sub Tell(ByVal Text As String, ByVal Icon As Long)
    MsgBox Shown(Text), Icon, TITLE
End Sub

' The language that a workbook is set to, else that of its tabs, else Excel's own.
Public Function LanguageOf(ByVal Book As Object) As String
    On Error Resume Next
    If Not Book Is Nothing Then
        LanguageOf = LanguageSet(Book)
        If LanguageOf = "" Then LanguageOf = LanguageOfTabs(Book)
    End If
    If LanguageOf = "" Then LanguageOf = LanguageOfExcel()
End Function

' The name that our tab has in English; of another, its own in small letters.
Public Function SheetWord(ByVal Name As String) As String
    Dim Line As Variant
    SheetWord = LCase(Trim(Name))
    For Each Line In Split(SheetNames(), vbLf)
        If IsListed(SheetWord, Line) Then
            SheetWord = Split(Line, "|")(1)
            Exit Function
        End If
    Next Line
End Function

Private Function LanguageSet(ByVal Book As Object) As String
    Dim Sheet As Object, Row As Long, Column As Long
    For Each Sheet In Book.Worksheets
        If SheetWord(Sheet.Name) = "settings" Then
            For Row = 1 To 200
                For Column = 1 To 3
                    If IsListed(Sheet.Cells(Row, Column).Text, SettingNames()) Then
                        LanguageSet = LanguageNamed(Sheet.Cells(Row, Column + 1).Text)
                        If LanguageSet <> "" Then Exit Function
                    End If
                Next Column
            Next Row
        End If
    Next Sheet
End Function

Private Function LanguageNamed(ByVal Name As String) As String
    Dim Line As Variant
    For Each Line In Split(LanguageNames(), vbLf)
        If IsListed(Name, Line) Then LanguageNamed = Split(Line, "|")(1)
    Next Line
End Function

' Each tab whose name one language alone knows speaks for it; even, they tell nothing.
Private Function LanguageOfTabs(ByVal Book As Object) As String
    Dim Sheet As Object, Line As Variant, Votes As Long, Most As Long
    For Each Line In Split(TellingNames(), vbLf)
        Votes = 0
        For Each Sheet In Book.Sheets
            If IsListed(Sheet.Name, Mid(Line, 4)) Then Votes = Votes + 1
        Next Sheet
        If Votes = Most Then LanguageOfTabs = ""
        If Votes > Most Then LanguageOfTabs = Mid(Line, 2, 2)
        If Votes > Most Then Most = Votes
    Next Line
End Function

' Excel's numbers of languages; 2 is the language of its window.
Private Function LanguageOfExcel() As String
    Select Case Application.LanguageSettings.LanguageID(2)
        Case 1030: LanguageOfExcel = "da"
        Case 1053, 2077: LanguageOfExcel = "sv"
        Case 1048, 2072: LanguageOfExcel = "ro"
    End Select
End Function

' Whether a text is one of those between bars.
Private Function IsListed(ByVal Text As String, ByVal Line As String) As Boolean
    IsListed = InStr(Line, "|" & LCase(Trim(Text)) & "|") > 0 And Trim(Text) <> ""
End Function

' A message box has only the letters of the computer's code page: in place of others
' stand the older ones with a cedilla, or those without a sign upon them.
Private Function Shown(ByVal Text As String) As String
    Dim Letter As Variant, Signs As Variant
    Shown = Text
    On Error GoTo Done
    For Each Letter In Array("537 351 s", "539 355 t", "536 350 S", "538 354 T", _
        "259 97 a", "258 65 A", "226 97 a", "194 65 A", "238 105 i", "206 73 I")
        Signs = Split(Letter, " ")
        If Not HasLetter(ChrW(Signs(0))) Then
            If HasLetter(ChrW(Signs(1))) Then
                Shown = Replace(Shown, ChrW(Signs(0)), ChrW(Signs(1)))
            Else
                Shown = Replace(Shown, ChrW(Signs(0)), Signs(2))
            End If
        End If
    Next Letter
Done:
End Function

Private Function HasLetter(ByVal Letter As String) As Boolean
    HasLetter = StrConv(StrConv(Letter, vbFromUnicode), vbUnicode) = Letter
End Function
