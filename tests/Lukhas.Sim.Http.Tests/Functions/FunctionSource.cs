using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lukhas.Sim.Http.Tests.Functions;

/// <summary>A function: its name, the arguments of its trigger, and what it calls.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Trigger">The trigger's attribute: <c>HttpTrigger</c> or <c>TimerTrigger</c>.</param>
/// <param name="Arguments">The trigger's arguments as they are written, without quotes.</param>
/// <param name="Call">The one expression that is its body.</param>
internal sealed record FunctionSource(string Name, string Trigger, IReadOnlyList<string> Arguments, string Call)
{
    public static FunctionSource Of(MethodDeclarationSyntax method)
    {
        var trigger = method.ParameterList.Parameters
            .SelectMany(parameter => parameter.AttributeLists)
            .SelectMany(list => list.Attributes)
            .Single(attribute => attribute.Name.ToString().EndsWith("Trigger", StringComparison.Ordinal));
        return new FunctionSource(
            Texts(FunctionSources.Attribute(method.AttributeLists, "Function")!).Single(),
            trigger.Name.ToString(),
            Texts(trigger),
            method.ExpressionBody?.Expression.ToString() ?? throw new InvalidOperationException($"{method.Identifier} is more than one call."));
    }

    private static string[] Texts(AttributeSyntax attribute) =>
        [.. attribute.ArgumentList!.Arguments.Select(argument => argument.ToString().Replace("\"", "", StringComparison.Ordinal))];
}
