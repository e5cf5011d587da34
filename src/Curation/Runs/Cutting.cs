using System.Buffers;
using Curation.Text;

namespace Curation.Runs;

/// <summary>Takes ranges out of a text.</summary>
internal static class Cutting
{
    /// <summary>What is left, without white space at its end.</summary>
    /// <param name="cuts">In bytes, apart and in order.</param>
    public static byte[] Apply(ReadOnlySpan<byte> utf8, IReadOnlyList<ByteRange> cuts)
    {
        var left = new ArrayBufferWriter<byte>(Math.Max(1, utf8.Length));
        var at = 0;
        foreach (var cut in cuts)
        {
            left.Write(utf8[at..cut.Start]);
            at = cut.End;
        }

        left.Write(utf8[at..]);
        return CodePoints.TrimEnd(left.WrittenSpan).ToArray();
    }
}
