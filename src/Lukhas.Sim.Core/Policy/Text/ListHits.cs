namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>The lists that a text has words of.</summary>
internal sealed class ListHits
{
    /// <summary>As many places as a combination may have terms: more are never needed.</summary>
    public const int MostPlaces = 16;

    private readonly Dictionary<int, List<int>> _places = [];

    /// <summary>The lists' numbers.</summary>
    public IEnumerable<int> Lists => _places.Keys;

    public void Add(int list, int place)
    {
        if (!_places.TryGetValue(list, out var places))
            _places.Add(list, places = []);
        if (places.Count < MostPlaces && !places.Contains(place))
            places.Add(place);
    }

    /// <summary>Where words of a list begin, each place once, and the first ones where there are many.</summary>
    public IReadOnlyList<int> Places(int list) => _places.TryGetValue(list, out var places) ? places : [];
}
