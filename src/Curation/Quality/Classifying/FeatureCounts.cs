using Curation.Models.FastText;
using Curation.Models.Linear;
using Curation.Text;

namespace Curation.Quality.Classifying;

/// <summary>The rows of a text's features, each once, and how often it stands there.</summary>
internal readonly record struct FeatureCounts(int[] Rows, ushort[] Counts, int Total)
{
    public static FeatureCounts Of(ReadOnlySpan<byte> text, LinearShape shape, FastTextFeatures features)
    {
        var line = new PooledList<byte>();
        shape.Line.Write(text, ref line);
        var sink = new Collected([]);
        features.Walk(line.Items, ref sink);
        line.Dispose();
        sink.Rows.Sort();
        var (rows, counts) = (new List<int>(), new List<ushort>());
        foreach (var row in sink.Rows)
        {
            if (rows.Count > 0 && rows[^1] == row) counts[^1] += counts[^1] == ushort.MaxValue ? (ushort)0 : (ushort)1;
            else
            {
                rows.Add(row);
                counts.Add(1);
            }
        }

        return new([.. rows], [.. counts], sink.Rows.Count);
    }

    private readonly struct Collected(List<int> rows) : IRowSink
    {
        public List<int> Rows => rows;

        public void Add(int row) => rows.Add(row);
    }
}
