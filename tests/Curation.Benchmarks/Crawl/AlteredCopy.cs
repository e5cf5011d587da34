using System.Buffers;
using System.IO.Compression;
using System.Text;
using Curation.Core;
using Curation.Sources.Warc;

namespace Curation.Benchmarks.Crawl;

/// <summary>A copy of a WARC that is no duplicate of it: records have another host, and pages every fourth pair of neighbouring words swapped.</summary>
/// <remarks>Swaps keep every length, the words and the language, and change about three in four 5-grams of running text,
/// so that copies are not near duplicates either.</remarks>
internal static class AlteredCopy
{
    private const int SwappedPairs = 4, MaxHeadBytes = 1 << 16;
    private static readonly SearchValues<byte> _ends = SearchValues.Create(" \t\r\n<>.,;:&()"u8);

    /// <param name="number">Of the copy; the same number gives the same bytes.</param>
    /// <exception cref="InvalidDataException">The file cannot be read as records.</exception>
    public static void Write(string from, string to, int number)
    {
        using var input = new BufferedStream(new GZipStream(File.OpenRead(from), CompressionMode.Decompress), 1 << 16);
        using var output = File.Create(to);
        while (ReadHead(input) is { Length: > 0 } head)
        {
            var header = WarcHeader.Parse(head) is { ContentLength: <= int.MaxValue / 2 } parsed
                ? parsed
                : throw new InvalidDataException($"{from}: a record that cannot be copied");
            var block = new byte[header.ContentLength];
            input.ReadExactly(block);
            if (header.Type == "response") AlterPage(block, number);
            using var member = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
            var host =
                head.AsSpan().IndexOf("WARC-Target-URI"u8) is >= 0 and var field && head.AsSpan(field).IndexOf("://"u8) is >= 0 and var at ? field + at + 3 : 0;
            member.Write(head, 0, host);
            if (host > 0) member.Write(Encoding.ASCII.GetBytes($"copy{number}."));
            member.Write(head, host, head.Length - host);
            member.Write(block);
            member.Write("\r\n\r\n"u8);
        }
    }

    /// <summary>Up to and with the empty line, without the newlines before it; empty at the end of the file.</summary>
    private static byte[] ReadHead(Stream input)
    {
        var head = new List<byte>();
        for (int next; (next = input.ReadByte()) >= 0 && head.Count < MaxHeadBytes;)
        {
            if (head.Count == 0 && next is '\r' or '\n') continue;
            head.Add((byte)next);
            if (next == '\n' && head[^2] == '\r' && head[^3] == '\n') break;
        }

        return [.. head];
    }

    private static void AlterPage(Span<byte> block, int number)
    {
        var head = HeaderLines.Length(block);
        if (head < 0 || block[..head].IndexOf("ontent-Encoding"u8) >= 0) return;
        var pair = 0;
        for (var rest = block[head..]; rest.IndexOf((byte)'>') is >= 0 and var tagEnd;)
        {
            rest = rest[(tagEnd + 1)..];
            var text = rest.IndexOf((byte)'<') is >= 0 and var tag ? rest[..tag] : rest;
            SwapWords(text, ref pair, number);
            rest = rest[text.Length..];
        }
    }

    private static void SwapWords(Span<byte> text, ref int pair, int number)
    {
        for (var end = 0; text.Length > 0; text = text[Math.Min(text.Length, end + 1)..])
        {
            end = WordEnd(text);
            if (end == 0 || end >= text.Length || text[end] != ' ') continue;
            var second = WordEnd(text[(end + 1)..]);
            if (second == 0) continue;
            if (Document.Seeded((ulong)pair++, (ulong)number) % SwappedPairs == 0) Swap(text[..(end + 1 + second)], end, second);
            end += 1 + second;
        }
    }

    private static int WordEnd(ReadOnlySpan<byte> text) => text.IndexOfAny(_ends) is >= 0 and var end ? end : text.Length;

    private static void Swap(Span<byte> both, int first, int second)
    {
        both.Reverse();
        both[..second].Reverse();
        both[^first..].Reverse();
    }
}
