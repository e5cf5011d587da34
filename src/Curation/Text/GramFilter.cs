using System.Numerics;

namespace Curation.Text;

/// <summary>Tells hashes that may occur twice in a list from those that certainly do not, in one look at each and without branches.</summary>
internal struct GramFilter : IDisposable
{
    private const int BytesPerGram = 8, MinBytes = 64, MaxBytes = 1 << 24;

    private PooledList<byte> _cells;
    private int _shift;

    public static GramFilter Of(ReadOnlySpan<ulong> grams)
    {
        var made = default(GramFilter);
        var size = Math.Clamp((long)grams.Length * BytesPerGram, MinBytes, MaxBytes);
        var cells = made._cells.Resize((int)BitOperations.RoundUpToPowerOf2((ulong)size));
        cells.Clear();
        made._shift = 64 - BitOperations.Log2((uint)cells.Length);
        foreach (var gram in grams)
        {
            ref var cell = ref cells[(int)(gram >> made._shift)];
            cell = (byte)(cell | cell << 1 | 1);
        }

        return made;
    }

    /// <summary>False only where the hash occurs once.</summary>
    public readonly bool MayRepeat(ulong gram) => (_cells.Items[(int)(gram >> _shift)] & 2) != 0;

    public void Dispose() => _cells.Dispose();
}
