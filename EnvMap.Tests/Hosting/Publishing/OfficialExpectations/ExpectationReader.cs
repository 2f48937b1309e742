using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>Reads what a checkout expects from its text; nothing of the checkout is compiled or run.</summary>
internal sealed class ExpectationReader(string checkout)
{
    private readonly Dictionary<string, SyntaxNode> _parsed = [];

    /// <summary>Gives a whole file, without byte order mark.</summary>
    public string ReadFile(string file)
    {
        var path = Path.Combine(checkout, file);
        return File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : throw new InvalidOperationException($"The checkout has no '{file}' any more: take its rows out of expectations.tsv.");
    }

    /// <summary>Gives the JSON literal with this index of a method, with what it interpolates replaced by <paramref name="fill"/>.</summary>
    public string ReadLiteral(string file, string method, int index, Func<string, string?> fill)
    {
        var literals = ReadMethod(file, method).DescendantNodes().OfType<ExpressionSyntax>()
            .Where(literal => literal is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && literal.ToString().Contains("\"\"\"", StringComparison.Ordinal))
            .Select(literal => ReadConstant(literal, fill) ?? "").Where(text => text.StartsWith('{')).ToList();
        return index < literals.Count ? literals[index] : throw new InvalidOperationException($"'{method}' in '{file}' has {literals.Count} JSON literals, none with the index {index}: correct expectations.tsv.");
    }

    /// <summary>Gives the assertions of a method whose text has <paramref name="selection"/> in it, in their order; one with a parameter of the method counts once for each row of inline data.</summary>
    public IReadOnlyList<ExpectationAssertion> ReadAssertions(string file, string method, string selection, Func<string, string?> fill)
    {
        var declaration = ReadMethod(file, method);
        return selection is "InlineData" ? [.. InlineData(declaration, fill).SelectMany(row => row).SelectMany(values => values).Select(value => new ExpectationAssertion("Equal", value))] : [.. declaration.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Assert" } } && (selection is "*" || call.ToString().Contains(selection, StringComparison.Ordinal)))
            .SelectMany(call => ReadAssertion(declaration, call, fill))];
    }

    /// <summary>Gives the syntax of a method.</summary>
    public MethodDeclarationSyntax ReadMethod(string file, string method)
        => ReadMethods(file).FirstOrDefault(m => m.Identifier.Text == method) ?? throw new InvalidOperationException($"'{file}' has no method '{method}' any more: correct expectations.tsv.");

    /// <summary>Gives the methods of all classes of a file.</summary>
    public IEnumerable<MethodDeclarationSyntax> ReadMethods(string file)
    {
        if (!_parsed.TryGetValue(file, out var root))
        {
            _parsed[file] = root = CSharpSyntaxTree.ParseText(ReadFile(file), cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        }

        return root.DescendantNodes().OfType<MethodDeclarationSyntax>();
    }

    private static IEnumerable<ExpectationAssertion> ReadAssertion(MethodDeclarationSyntax method, InvocationExpressionSyntax call, Func<string, string?> fill)
    {
        var name = ((MemberAccessExpressionSyntax)call.Expression).Name;
        var arguments = call.ArgumentList.Arguments;
        return name.Identifier.Text switch
        {
            "Throws" or "ThrowsAsync" => [new("Throws", ((GenericNameSyntax)name).TypeArgumentList.Arguments[0].ToString())],
            "True" => [new("Equal", "true")],
            "False" => [new("Equal", "false")],
            "Null" => [new("Equal", null)],
            "Contains" or "Single" when arguments is [_, { Expression: LambdaExpressionSyntax lambda }] => [new("Equal", ReadConstant(lambda.DescendantNodes().OfType<BinaryExpressionSyntax>().Last(b => b.IsKind(SyntaxKind.EqualsExpression)).Right, fill))],
            "Equal" or "StartsWith" or "EndsWith" or "Contains" or "DoesNotContain" when arguments[0].Expression is IdentifierNameSyntax given && Position(method, given) is >= 0 and var position
                => InlineData(method, fill).Select(row => new ExpectationAssertion(name.Identifier.Text, row[position].Single())),
            "Equal" or "StartsWith" or "EndsWith" or "Contains" or "DoesNotContain" => [new(name.Identifier.Text, ReadConstant(arguments[0].Expression, fill))],
            _ => []
        };
    }

    private static int Position(MethodDeclarationSyntax method, IdentifierNameSyntax name)
        => method.ParameterList.Parameters.IndexOf(parameter => parameter.Identifier.Text == name.Identifier.Text);

    // An array counts as the constants in it.
    private static IEnumerable<IReadOnlyList<IEnumerable<string?>>> InlineData(MethodDeclarationSyntax method, Func<string, string?> fill)
        => method.AttributeLists.SelectMany(list => list.Attributes).Where(attribute => attribute.Name.ToString() is "InlineData")
            .Select(attribute => attribute.ArgumentList!.Arguments.Select(argument => argument.Expression is ArrayCreationExpressionSyntax array
                ? array.Initializer!.Expressions.Select(element => ReadConstant(element, fill))
                : [ReadConstant(argument.Expression, fill)]).ToList());

    private static string? ReadConstant(ExpressionSyntax expression, Func<string, string?> fill) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        LiteralExpressionSyntax { Token.Value: var value } => value as string,
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(part => part is InterpolationSyntax hole ? fill(hole.Expression.ToString()) : ((InterpolatedStringTextSyntax)part).TextToken.ValueText)),
        _ => fill(expression.ToString())
    };
}
