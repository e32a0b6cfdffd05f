Attribute VB_Name = "account_functions"
' Written by xlwings' generator; python -m tests.vba.wrappers writes it anew.
#Const App = "Microsoft Excel"
Function ACCOUNT_POINTS(account, headings, criteria)
Attribute ACCOUNT_POINTS.VB_Description = "Give an account's points, one column for each criterion. They stand in the order of the criteria, before weights; empty where a criterion is skipped. Several rows of accounts give a row each."
Attribute ACCOUNT_POINTS.VB_ProcData.VB_Invoke_Func = " \n14"
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        ACCOUNT_POINTS = XLPy.CallUDF("addin.functions", "ACCOUNT_POINTS", Array(UsedRows(account), headings, criteria), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        ACCOUNT_POINTS = XLPy.CallUDF("addin.functions", "ACCOUNT_POINTS", Array(UsedRows(account), headings, criteria))
        Exit Function
    #End If
failed:
    ACCOUNT_POINTS = Err.Description
End Function

Function ACCOUNT_RANKED(accounts, headings, criteria, Optional contact_from)
Attribute ACCOUNT_RANKED.VB_Description = "List the accounts to contact, the best first, under headings. Accounts below the least rating, disqualified ones and those without data are left out."
Attribute ACCOUNT_RANKED.VB_ProcData.VB_Invoke_Func = " \n14"
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        ACCOUNT_RANKED = XLPy.CallUDF("addin.functions", "ACCOUNT_RANKED", Array(UsedRows(accounts), headings, criteria, contact_from), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        ACCOUNT_RANKED = XLPy.CallUDF("addin.functions", "ACCOUNT_RANKED", Array(UsedRows(accounts), headings, criteria, contact_from))
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
        ACCOUNT_SCORE = XLPy.CallUDF("addin.functions", "ACCOUNT_SCORE", Array(UsedRows(account), headings, criteria), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        ACCOUNT_SCORE = XLPy.CallUDF("addin.functions", "ACCOUNT_SCORE", Array(UsedRows(account), headings, criteria))
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
        ACCOUNT_WHY = XLPy.CallUDF("addin.functions", "ACCOUNT_WHY", Array(UsedRows(account), headings, criteria), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        ACCOUNT_WHY = XLPy.CallUDF("addin.functions", "ACCOUNT_WHY", Array(UsedRows(account), headings, criteria))
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
