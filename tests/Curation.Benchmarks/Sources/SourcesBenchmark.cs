using System.IO.Compression;
using Curation.Core;
using Curation.Sources;
using Curation.Sources.Warc;

namespace Curation.Benchmarks.Sources;

/// <summary>Reading a packed WARC beside unpacking it and nothing else, in turn on the same bytes in memory.</summary>
internal static class SourcesBenchmark
{
    private const double Megabyte = 1e6;

    public static void Run(Arguments arguments)
    {
        var file = arguments.Input("WARC.gz");
        if (!File.Exists(file)) throw new RecipeException($"{file}: no such file");
        var (packed, rounds) = (File.ReadAllBytes(file), arguments.Number("--rounds", 7));
        var (unpacked, members, records) = (Inflate(packed), new List<double>(), new List<double>());
        var inflate = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            inflate.Add(Seconds(() => Inflate(packed)));
            members.Add(Seconds(() => Members(packed)));
            records.Add(Seconds(() => Records(packed)));
        }

        var table = new MarkdownTable("part", "MB per CPU second, unpacked", "of inflating alone");
        Add("System.IO.Compression.GZipStream", inflate);
        Add("members with exact ends", members);
        Add("records to pages", records);
        table.Print(Console.Out);

        void Add(string name, List<double> seconds) =>
            table.Add(name, $"{unpacked / Megabyte / seconds.Min():N0}", $"{100 * inflate.Min() / seconds.Min():N0} %");
    }

    private static double Seconds(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static long Inflate(byte[] packed)
    {
        using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var (block, sum) = (new byte[1 << 17], 0L);
        for (int count; (count = stream.Read(block)) > 0;) sum += count;
        return sum;
    }

    private static long Members(byte[] packed)
    {
        using var segments = Segments.Open(new MemoryStream(packed), WarcReader.Magic);
        var (block, sum) = (new byte[1 << 17], 0L);
        while (segments.Next())
        {
            for (int count; (count = segments.Read(block)) > 0;) sum += count;
        }

        return sum;
    }

    private static long Records(byte[] packed)
    {
        var sum = 0L;
        foreach (var item in WarcReader.Read(new MemoryStream(packed), ReadOptions.Default))
        {
            sum += item.Length;
            (item as PageItem)?.Release();
        }

        return sum;
    }
}
