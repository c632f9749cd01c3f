namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>The lists that a text has words of.</summary>
internal sealed class ListHits
{
    private readonly Dictionary<int, List<int>> _places = [];

    /// <summary>The lists' numbers.</summary>
    public IEnumerable<int> Lists => _places.Keys;

    public void Add(int list, int place)
    {
        if (!_places.TryGetValue(list, out var places))
            _places.Add(list, places = []);
        // With a place for each term of a combination, more are never needed.
        if (places.Count < WordCombination.MostTerms && !places.Contains(place))
            places.Add(place);
    }

    /// <summary>Where words of a list begin, each place once, and the first ones where there are many.</summary>
    public IReadOnlyList<int> Places(int list) => _places.TryGetValue(list, out var places) ? places : [];
}
