using Lukhas.Sim.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lukhas.Sim.Http.Tests.Functions;

/// <summary>The Functions app as its sources have it, since not every machine can restore the packages it needs to be loaded.</summary>
internal static class FunctionSources
{
    private static string App => Checkout.PathOf("src", "Lukhas.Sim.Functions");

    /// <summary>What runs when the app starts, statement by statement.</summary>
    public static IReadOnlyList<string> Program { get; } =
        [.. Parse(Path.Combine(App, "Program.cs")).DescendantNodes().OfType<GlobalStatementSyntax>().Select(statement => statement.ToString())];

    /// <summary>Every method that is a function.</summary>
    public static IReadOnlyList<FunctionSource> Functions { get; } =
        [.. Directory.EnumerateFiles(App, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => Parse(path).DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(method => Attribute(method.AttributeLists, "Function") is not null)
            .Select(FunctionSource.Of)];

    internal static AttributeSyntax? Attribute(SyntaxList<AttributeListSyntax> lists, string name) =>
        lists.SelectMany(list => list.Attributes).SingleOrDefault(attribute => attribute.Name.ToString() == name);

    private static SyntaxNode Parse(string path) => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot();
}
