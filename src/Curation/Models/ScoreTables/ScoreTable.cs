using Curation.Text;

namespace Curation.Models.ScoreTables;

/// <summary>Scores by the hash of an id or URL: twelve bytes an entry, at most three quarters full; no text is kept.</summary>
/// <remarks>Of n entries a wrong one is found with probability n / 2^64.</remarks>
internal sealed class ScoreTable
{
    private ulong[] _keys = new ulong[1 << 10];
    private float[] _scores = new float[1 << 10];

    public int Count { get; private set; }

    /// <summary>The score of a key, or NaN and false.</summary>
    public bool TryFind(ReadOnlySpan<byte> key, out float score)
    {
        var slot = SlotOf(KeyOf(key));
        score = _keys[slot] == 0 ? float.NaN : _scores[slot];
        return _keys[slot] != 0;
    }

    /// <returns>False where the key has a score already, which stays.</returns>
    public bool Add(ReadOnlySpan<byte> key, float score)
    {
        if (Count >= _keys.Length / 4 * 3) Grow();
        var hash = KeyOf(key);
        var slot = SlotOf(hash);
        if (_keys[slot] != 0) return false;
        (_keys[slot], _scores[slot]) = (hash, score);
        Count++;
        return true;
    }

    private static ulong KeyOf(ReadOnlySpan<byte> key) => XxHash64.Hash(key) is not 0 and var hash ? hash : 1;

    private int SlotOf(ulong hash)
    {
        var slot = (int)(hash >> 32) & _keys.Length - 1;
        while (_keys[slot] != 0 && _keys[slot] != hash) slot = slot + 1 & _keys.Length - 1;
        return slot;
    }

    private void Grow()
    {
        var (keys, scores) = (_keys, _scores);
        (_keys, _scores) = (new ulong[2 * keys.Length], new float[2 * keys.Length]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0) continue;
            var slot = SlotOf(keys[i]);
            (_keys[slot], _scores[slot]) = (keys[i], scores[i]);
        }
    }
}
