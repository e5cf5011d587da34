namespace Curation.Training.Models;

/// <summary>The sizes of a transformer.</summary>
internal sealed record ModelShape(int Vocabulary, int Width, int Layers, int Heads, int Context, bool TiedEmbedding)
{
    public const double NormEpsilon = 1e-5;
    public const double RotaryBase = 10_000;

    public int HeadWidth => Width / Heads;

    /// <summary>8/3 of the width, so that three matrices cost what two of four widths would (Shazeer, 2020), in multiples of 32 for the vector units.</summary>
    public int HiddenWidth => (Width * 8 / 3 + 31) / 32 * 32;

    public long Parameters => (TiedEmbedding ? 1L : 2L) * Vocabulary * Width + Layers * ((4L * Width + 3L * HiddenWidth + 2) * Width) + Width;
}
