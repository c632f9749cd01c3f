namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>A text as the rules see it.</summary>
/// <param name="Views">For regular expressions: the text as it is; folded; and the policy's own words in it. None twice.</param>
/// <param name="Words">The policy's own words in it, in order of where they end.</param>
/// <param name="Hits">The lists that these are of.</param>
/// <param name="Languages">The languages of these lists, as a set of bits.</param>
internal sealed record ReadText(IReadOnlyList<string> Views, IReadOnlyList<WordReading> Words, ListHits Hits, ulong Languages);
