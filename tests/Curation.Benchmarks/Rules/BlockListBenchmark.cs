using System.Diagnostics;
using System.Text;
using Curation.Core;
using Curation.Filters.Url;
using Curation.Text;

namespace Curation.Benchmarks.Rules;

/// <summary>A made-up list of many hosts: how long it takes to load, what it holds in memory, and how long a look-up takes.</summary>
internal static class BlockListBenchmark
{
    private const int LookUps = 1_000_000;

    public static void Run(Arguments arguments)
    {
        var hosts = arguments.Number("--hosts", 5_000_000);
        var list = List(hosts);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var stage = (UrlBlockList)new UrlBlockList { Hosts = "list", Domains = "empty" }.Open(new Lists(list));
        var seconds = clock.Elapsed.TotalSeconds;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var documents = Enumerable.Range(0, 1000)
            .Select(i => new Document("bench", "", $"https://{Host(i % 2 == 0 ? i * 4999 % hosts : hosts + i)}/page", DocumentText.FromString(""))).ToArray();
        clock.Restart();
        var found = 0.0;
        for (var i = 0; i < LookUps; i++) found += stage.Measure(documents[i % documents.Length]);
        var table = new MarkdownTable("hosts", "list, MB", "seconds to load", "MB held", "µs per URL", "found");
        table.Add(
            $"{hosts:N0}", $"{list.Length / 1e6:N1}", $"{seconds:N2}", $"{held / 1e6:N1}", $"{clock.Elapsed.TotalMicroseconds / LookUps:N2}", $"{found / LookUps:P1}");
        table.Print(Console.Out);
    }

    private static byte[] List(int hosts)
    {
        var text = new StringBuilder(hosts * 24);
        for (var i = 0; i < hosts; i++) text.Append(Host(i)).Append('\n');
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static string Host(int number) => $"w{number * 2654435761L % 0x7FFFFFFF:x}.site-{number:x}.example";

    private sealed class Lists(byte[] list) : IAssets
    {
        public byte[] Read(string name) => name == "list" ? list : [];
    }
}
