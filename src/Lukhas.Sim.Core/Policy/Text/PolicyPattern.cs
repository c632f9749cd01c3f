using System.Text.RegularExpressions;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>
/// A pattern of a policy document: a regular expression, in which <c>{name}</c> stands for any word of that list, whole.
/// </summary>
internal static partial class PolicyPattern
{
    /// <summary>How every pattern is matched: in time linear in the text, without case, alike in every culture.</summary>
    public const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>Far more than the longest seed takes; past it the gate denies.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public static bool IsWordListName(string name) => ListName().IsMatch(name);

    /// <summary>What is wrong with a pattern; null when nothing is.</summary>
    public static string? Problem(string pattern, IReadOnlyDictionary<string, PolicyWordList> words)
    {
        foreach (var name in References(pattern))
        {
            if (!words.TryGetValue(name, out var list) || !list.All.Any())
                return $"refers to the words {name}, which the document does not have";
        }

        if (WordPattern.Parse(pattern) is not null || PolicyFloor.Destructive.Contains(pattern) || PolicyFloor.StepUp.Contains(pattern))
            return null;
        try
        {
            // Any one word shows what all of a list would, at a fraction of the time.
            return new Regex(Reference().Replace(pattern, @"\b(?:word)\b"), Options, Timeout).IsMatch("") ? "meets every text" : null;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return $"is not a regular expression that can be matched in linear time ({error.Message})";
        }
    }

    /// <summary>Builds the pattern. Words are looked for as they are written and as text with them is folded.</summary>
    public static Regex Build(string pattern, IReadOnlyDictionary<string, PolicyWordList> words, TextFolder folder, TimeSpan timeout) =>
        new(Reference().Replace(pattern, reference => Alternatives(words[reference.Groups[1].Value].All, folder)), Options, timeout);

    /// <summary>Builds a pattern for whole words or phrases, however they are spaced.</summary>
    public static Regex BuildPhrases(IEnumerable<string> phrases, TextFolder folder)
    {
        var forms = phrases.SelectMany(phrase => Forms(phrase, folder))
            .Select(form => string.Join(@"[\s\-]+", form.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape)));
        return new Regex($@"\b(?:{string.Join('|', forms.Distinct())})\b", Options, Timeout);
    }

    /// <summary>The words that a pattern spells out.</summary>
    public static IEnumerable<string> SpelledWords(string pattern) =>
        Literal().Matches(Syntax().Replace(pattern, " ")).Select(match => match.Value);

    private static IEnumerable<string> References(string pattern) => Reference().Matches(pattern).Select(match => match.Groups[1].Value);

    // A word stands whole, a stem begins one, and a part or a word of a script without spaces stands anywhere.
    private static string Alternatives(IEnumerable<string> words, TextFolder folder)
    {
        var alternatives = words.Select(item => string.Join(".*", Phrases.Steps(item).Select(choices => AnyOf(choices.Select(word => Alternative(word, folder)))))).Distinct();
        return AnyOf(alternatives);
    }

    private static string Alternative(string word, TextFolder folder)
    {
        var (before, after) = (word.StartsWith('*') ? "" : @"\b", word.EndsWith('*') ? @"\w*" : @"\b");
        var forms = Forms(word.Trim('*'), folder).Distinct()
            .Select(form => Scripts.IsUnspaced(form[0]) ? Regex.Escape(form) : before + Regex.Escape(form) + after);
        return AnyOf(forms);
    }

    private static string AnyOf(IEnumerable<string> alternatives) => $"(?:{string.Join('|', alternatives)})";

    private static IEnumerable<string> Forms(string text, TextFolder folder) => [text, folder.Fold(text).ToLowerInvariant()];

    [GeneratedRegex(@"^[a-z][a-z\-]*\z")]
    private static partial Regex ListName();

    [GeneratedRegex(@"\{([a-z][a-z\-]*)\}")]
    private static partial Regex Reference();

    // Lists, escapes and classes: what spells no word.
    [GeneratedRegex(@"\{[^}]*\}|\\[pP]\{[^}]*\}|\\.|\[[^\]]*\]")]
    private static partial Regex Syntax();

    [GeneratedRegex(@"[A-Za-z]+")]
    private static partial Regex Literal();
}
