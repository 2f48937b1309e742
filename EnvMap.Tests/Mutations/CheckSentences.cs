using System.Text.RegularExpressions;
using EnvMap.Tests.TestSupport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EnvMap.Tests.Mutations;

/// <summary>Reads from the source of the checks which sentences each can say.</summary>
internal sealed class CheckSentences
{
    // The classes whose methods do a part of several checks.
    private static readonly string[] s_shared = ["ServiceEvidence", "PipelineEvidence", "EdgeNamesEvidence", "EdgeEvidence"];

    private readonly Dictionary<string, ClassDeclarationSyntax> _classes =
        Directory.EnumerateFiles(RepositoryRoot.Combine("EnvMap.Tools"), "*Evidence.cs", SearchOption.AllDirectories)
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            .ToDictionary(type => type.Identifier.Text);

    /// <summary>The sentences of a check, with those of the methods of others that it calls.</summary>
    public IReadOnlyList<CheckSentence> Of(string check)
    {
        var methods = new HashSet<MethodDeclarationSyntax>();
        var open = new Queue<MethodDeclarationSyntax>(Methods(check));
        while (open.TryDequeue(out var method))
        {
            if (methods.Add(method))
            {
                foreach (var called in method.DescendantNodes().OfType<InvocationExpressionSyntax>().SelectMany(call => Called(call, TypeOf(method))))
                {
                    open.Enqueue(called);
                }
            }
        }
        return [.. methods.SelectMany(method => method.DescendantNodes()).SelectMany(Read).DistinctBy(sentence => sentence.Text)];
    }

    private IEnumerable<MethodDeclarationSyntax> Methods(string type) => _classes[type].Members.OfType<MethodDeclarationSyntax>();

    private IEnumerable<MethodDeclarationSyntax> Called(InvocationExpressionSyntax call, string caller) => call.Expression switch
    {
        IdentifierNameSyntax name => Methods(caller).Where(method => method.Identifier.Text == name.Identifier.Text),
        MemberAccessExpressionSyntax member => s_shared.SelectMany(Methods).Where(method => method.Identifier.Text == member.Name.Identifier.Text
            && (TypeOf(method) == member.Expression.ToString() || method.ParameterList.Parameters.Any(parameter => parameter.Modifiers.Any(SyntaxKind.ThisKeyword)))),
        _ => [],
    };

    private static string TypeOf(MethodDeclarationSyntax method) => ((ClassDeclarationSyntax)method.Parent!).Identifier.Text;

    private static IEnumerable<CheckSentence> Read(SyntaxNode node)
    {
        IEnumerable<string?>? parts = node switch
        {
            LiteralExpressionSyntax { Token.Value: string text } => [text],
            InterpolatedStringExpressionSyntax interpolated => interpolated.Contents.Select(content => (content as InterpolatedStringTextSyntax)?.TextToken.ValueText),
            _ => null,
        };
        var known = parts?.ToList();
        return known is [.., { } last] && last.EndsWith('.') && known.Any(part => part?.Contains(' ') is true)
            ? [new CheckSentence(node.ToString(), new Regex($"^{string.Concat(known.Select(part => part is null ? ".*" : Regex.Escape(part)))}$", RegexOptions.Singleline))]
            : [];
    }
}
