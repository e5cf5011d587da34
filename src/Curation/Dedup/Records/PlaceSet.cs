namespace Curation.Dedup.Records;

/// <summary>A set of documents: one bit for each.</summary>
/// <param name="documents">Of each unit.</param>
internal sealed class PlaceSet(IEnumerable<int> documents)
{
    private readonly ulong[][] _bits = [.. documents.Select(count => new ulong[(count + 63) / 64])];

    public bool Contains(Place place) => (_bits[place.Unit][place.Row >> 6] >> (place.Row & 63) & 1) != 0;

    public void Add(Place place) => _bits[place.Unit][place.Row >> 6] |= 1UL << (place.Row & 63);
}
