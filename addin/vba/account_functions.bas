Attribute VB_Name = "account_functions"
' Written by xlwings' generator; python -m tests.vba.wrappers writes it anew.
#Const App = "Microsoft Excel"
Private LastHeadings As Variant, LastCriteria As Variant
Private LastVersion As String, VersionCount As Long
Function ACCOUNT_POINTS(account, headings, criteria)
Attribute ACCOUNT_POINTS.VB_Description = "Give an account's points, one column for each criterion. They stand in the order of the criteria, before weights; empty where a criterion is skipped. Several rows of accounts give a row each."
Attribute ACCOUNT_POINTS.VB_ProcData.VB_Invoke_Func = " \n14"
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        ACCOUNT_POINTS = XLPy.CallUDF("addin.functions", "ACCOUNT_POINTS", Array(UsedRows(account), headings, UsedRows(criteria), CriteriaVersion(headings, UsedRows(criteria))), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        ACCOUNT_POINTS = XLPy.CallUDF("addin.functions", "ACCOUNT_POINTS", Array(UsedRows(account), headings, UsedRows(criteria), CriteriaVersion(headings, UsedRows(criteria))))
        Exit Function
    #End If
failed:
    ACCOUNT_POINTS = Err.Description
End Function

Function ACCOUNT_RANKED(accounts, headings, criteria, Optional contact_from)
Attribute ACCOUNT_RANKED.VB_Description = "List the accounts to contact, the best first, under headings. Accounts below the least rating, disqualified ones and those without data are left out, as are rows that are no accounts, such as totals."
Attribute ACCOUNT_RANKED.VB_ProcData.VB_Invoke_Func = " \n14"
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        ACCOUNT_RANKED = XLPy.CallUDF("addin.functions", "ACCOUNT_RANKED", Array(UsedRows(accounts), headings, UsedRows(criteria), contact_from, CriteriaVersion(headings, UsedRows(criteria))), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        ACCOUNT_RANKED = XLPy.CallUDF("addin.functions", "ACCOUNT_RANKED", Array(UsedRows(accounts), headings, UsedRows(criteria), contact_from, CriteriaVersion(headings, UsedRows(criteria))))
        Exit Function
    #End If
failed:
    ACCOUNT_RANKED = Err.Description
End Function

Function ACCOUNT_SCORE(account, headings, criteria)
Attribute ACCOUNT_SCORE.VB_Description = "Rate an account from 0 to 10; empty where nothing is known of it. Several rows of accounts give a column of ratings."
Attribute ACCOUNT_SCORE.VB_ProcData.VB_Invoke_Func = " \n14"
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        ACCOUNT_SCORE = XLPy.CallUDF("addin.functions", "ACCOUNT_SCORE", Array(UsedRows(account), headings, UsedRows(criteria), CriteriaVersion(headings, UsedRows(criteria))), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        ACCOUNT_SCORE = XLPy.CallUDF("addin.functions", "ACCOUNT_SCORE", Array(UsedRows(account), headings, UsedRows(criteria), CriteriaVersion(headings, UsedRows(criteria))))
        Exit Function
    #End If
failed:
    ACCOUNT_SCORE = Err.Description
End Function

Function ACCOUNT_WHY(account, headings, criteria)
Attribute ACCOUNT_WHY.VB_Description = "Say which three criteria moved an account's rating most. Several rows of accounts give a column of sentences. One call for many rows is much faster than many calls."
Attribute ACCOUNT_WHY.VB_ProcData.VB_Invoke_Func = " \n14"
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        ACCOUNT_WHY = XLPy.CallUDF("addin.functions", "ACCOUNT_WHY", Array(UsedRows(account), headings, UsedRows(criteria), CriteriaVersion(headings, UsedRows(criteria))), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        ACCOUNT_WHY = XLPy.CallUDF("addin.functions", "ACCOUNT_WHY", Array(UsedRows(account), headings, UsedRows(criteria), CriteriaVersion(headings, UsedRows(criteria))))
        Exit Function
    #End If
failed:
    ACCOUNT_WHY = Err.Description
End Function

' Whole columns hold a million rows: only those down to the last that is used are read.
Private Function UsedRows(ByVal Block As Variant) As Variant
    If TypeName(Block) = "Range" Then
        If Block.Rows.Count = Block.Worksheet.Rows.Count Then
            With Block.Worksheet.UsedRange
                Set UsedRows = Block.Resize(.Row + .Rows.Count - 1)
            End With
            Exit Function
        End If
    End If
    If IsObject(Block) Then Set UsedRows = Block Else UsedRows = Block
End Function

' Names the state in which headings and criteria are. Python then asks for their cells
' once for each name, not once for each formula: each time is a call to another program.
Private Function CriteriaVersion(ByVal Headings As Variant, ByVal Criteria As Variant) As String
    Dim HeadingsNow As Variant, CriteriaNow As Variant
    If TypeName(Headings) <> "Range" Or TypeName(Criteria) <> "Range" Then Exit Function
    HeadingsNow = Headings.Value
    CriteriaNow = Criteria.Value
    If Not (AreSame(HeadingsNow, LastHeadings) And AreSame(CriteriaNow, LastCriteria)) Then
        LastHeadings = HeadingsNow
        LastCriteria = CriteriaNow
        VersionCount = VersionCount + 1
        ' no other workbook, nor this one after a reset, gives the same name
        LastVersion = ThisWorkbook.FullName & "|" & CDbl(Now) & "|" & Timer & "|" & VersionCount
    End If
    CriteriaVersion = LastVersion
End Function

Private Function AreSame(Block As Variant, Other As Variant) As Boolean
    Dim Row As Long, Column As Long
    If Not (IsArray(Block) And IsArray(Other)) Then
        If Not (IsArray(Block) Or IsArray(Other)) Then AreSame = IsSame(Block, Other)
        Exit Function
    End If
    If UBound(Block, 1) <> UBound(Other, 1) Then Exit Function
    If UBound(Block, 2) <> UBound(Other, 2) Then Exit Function
    For Row = LBound(Block, 1) To UBound(Block, 1)
        For Column = LBound(Block, 2) To UBound(Block, 2)
            If Not IsSame(Block(Row, Column), Other(Row, Column)) Then Exit Function
        Next Column
    Next Row
    AreSame = True
End Function

' Kinds are compared first: 1 is not TRUE, nothing is not an empty text.
Private Function IsSame(Cell As Variant, Other As Variant) As Boolean
    If VarType(Cell) <> VarType(Other) Then Exit Function
    If IsEmpty(Cell) Then IsSame = True Else IsSame = (Cell = Other)
End Function
