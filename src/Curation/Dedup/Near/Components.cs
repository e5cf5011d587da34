namespace Curation.Dedup.Near;

/// <summary>
/// Connected documents. The root of each component is its smallest member by identity, whatever the order of the unions (distributed union-find labels,
/// "min id").
/// </summary>
internal sealed class Components(Candidate[] documents)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, documents.Length)];

    public int Root(int document)
    {
        while (_parents[document] != document) document = _parents[document] = _parents[_parents[document]];
        return document;
    }

    public void Unite(int one, int other)
    {
        (one, other) = (Root(one), Root(other));
        if (IsSmaller(other, one)) (one, other) = (other, one);
        _parents[other] = one;
    }

    public bool IsSmaller(int one, int other)
    {
        var order = documents[one].Identity.CompareTo(documents[other].Identity);
        return order == 0 ? one < other : order < 0;
    }
}
