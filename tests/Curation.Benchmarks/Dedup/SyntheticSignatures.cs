using System.Globalization;
using System.Text;
using Curation.Dedup;
using Curation.Text;

namespace Curation.Benchmarks.Dedup;

/// <summary>Documents of 40 words as far as dedup sees them: three of ten are copies of another with its last word changed, and share ten of its bands.</summary>
internal sealed class SyntheticSignatures(int documents) : ICandidateTexts
{
    private const int RowsPerUnit = 1 << 16, Words = 40, SharedBands = 10;

    public IReadOnlyList<SketchRun> Write(string folder, DedupOptions options, CancellationToken cancel)
    {
        var runs = new List<SketchRun>();
        for (var first = 0; first < documents; first += RowsPerUnit)
        {
            cancel.ThrowIfCancellationRequested();
            runs.Add(new(runs.Count.ToString("D6", CultureInfo.InvariantCulture), Path.Combine(folder, $"{runs.Count}.run")));
            var writer = new SketchWriter(runs[^1].Path, options);
            for (var document = first; document < Math.Min(documents, first + RowsPerUnit); document++) writer.Add(Sketch(document, options.Near!.Bands));
            writer.Finish();
        }

        return runs;
    }

    public void Read(string unit, IReadOnlyList<int> rows, Action<int, DocumentText> use)
    {
        var first = int.Parse(unit, CultureInfo.InvariantCulture) * RowsPerUnit;
        foreach (var row in rows)
        {
            using var text = DocumentText.FromUtf8(TextOf(first + row));
            use(row, text);
        }
    }

    private static DocumentSketch Sketch(int document, int bands)
    {
        var (origin, keys) = (OriginOf(document), new ulong[bands]);
        for (var band = 0; band < bands; band++)
        {
            var shared = (band + document) % bands < SharedBands || origin == document;
            keys[band] = XxHash64.Hash(BitConverter.GetBytes((long)(shared ? origin : document)), (ulong)band + 1);
        }

        var key = XxHash64.Hash(BitConverter.GetBytes((long)document), 99);
        return new(XxHash64.Hash(BitConverter.GetBytes((long)document)), new UInt128(key, key), null, keys);
    }

    /// <summary>Copies are spread over the whole corpus.</summary>
    private static int OriginOf(int document) => document % 10 < 7 ? document : (int)((long)document * 7919 % Math.Max(1, document / 10) * 10);

    private static byte[] TextOf(int document)
    {
        var text = new StringBuilder();
        var origin = OriginOf(document);
        for (var word = 0; word < Words; word++)
        {
            var hash = XxHash64.Hash(BitConverter.GetBytes((long)(word == Words - 1 ? document : origin)), (ulong)word);
            for (var letter = 0; letter < 6; letter++) text.Append((char)('a' + (int)(hash >> 8 * letter) % 13 + (int)(hash >> 8 * letter & 7)));
            text.Append(' ');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
