using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Curation.Core;
using Curation.Storage;

namespace Curation.Models.NGrams;

/// <summary>Reads n-gram models in the ARPA format, as SRILM, KenLM and <see cref="ArpaWriter"/> write it.</summary>
/// <remarks>Source: SRILM, ngram-format(5); KenLM, lm/read_arpa.cc. Announced counts are checked, never allocated.</remarks>
internal sealed class ArpaReader
{
    private readonly ByteLines _lines;
    private readonly string _name;

    private ArpaReader(string name, Stream stream) => (_name, _lines) = (name, new ByteLines(name, stream));

    public static NGramModel Read(string name, Stream stream)
    {
        using var unpacked = Compression.OpenRead(stream);
        return new ArpaReader(name, unpacked).Read();
    }

    private ReadOnlySpan<byte> Line => _lines.Line.Trim(" \t"u8);

    private NGramModel Read()
    {
        if (!Next("\\data\\"u8)) throw Mistake("\\data\\");
        var announced = Announced();
        var tables = new NGramTable[announced.Count];
        var isClosed = true;
        for (var order = 1; order <= tables.Length; order++)
        {
            if (!Line.SequenceEqual(Encoding.ASCII.GetBytes($"\\{order}-grams:"))) throw Mistake($"\\{order}-grams:");
            var entries = Section(order, announced[order - 1], tables, ref isClosed);
            tables[order - 1] = new NGramTable(entries);
        }

        if (!Line.SequenceEqual("\\end\\"u8)) throw Mistake("\\end\\");
        if (Unsafe.IsNullRef(in tables[0].Find(NGramModel.KeyOf("</s>"u8))))
            throw new RecipeException($"{_name}: has no </s>; a model of sentences was expected");
        return new NGramModel(tables, isClosed);
    }

    /// <summary>Counts by order; stands on the first line behind them.</summary>
    private List<long> Announced()
    {
        var counts = new List<long>();
        while (NextFilled() && Line.StartsWith("ngram "u8))
        {
            var text = Encoding.UTF8.GetString(Line[6..]).Split('=');
            if (text is not [var order, var count] || order.Trim() != (counts.Count + 1).ToString(CultureInfo.InvariantCulture)
                || !long.TryParse(count, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number))
                throw Mistake($"ngram {counts.Count + 1}=N");
            counts.Add(number);
        }

        return counts.Count is > 0 and <= NGramModel.MostOrder ? counts : throw Mistake($"n-grams of orders 1 to at most {NGramModel.MostOrder}");
    }

    private Span<NGramEntry> Section(int order, long announced, NGramTable[] tables, ref bool isClosed)
    {
        var entries = new List<NGramEntry>();
        while (NextFilled() && Line[0] != '\\')
        {
            entries.Add(Entry(Line, order, out var end));
            if (order > 2 && isClosed) isClosed = !Unsafe.IsNullRef(in tables[order - 2].Find(end));
        }

        return entries.Count == announced
            ? CollectionsMarshal.AsSpan(entries)
            : throw Mistake($"{announced} {order}-grams instead of {entries.Count}, as it announces,");
    }

    /// <param name="end">Key of the n-gram without its first token.</param>
    private NGramEntry Entry(ReadOnlySpan<byte> line, int order, out ulong end)
    {
        var scan = new TokenScan(line);
        var probability = Number(ref scan, "a log10 probability of at most 0");
        if (probability > 0) throw Mistake("a log10 probability of at most 0");
        Span<ulong> tokens = stackalloc ulong[NGramModel.MostOrder];
        for (var i = 0; i < order; i++) tokens[i] = scan.MoveNext() ? NGramModel.KeyOf(scan.Current) : throw Mistake($"{order} tokens");
        var key = tokens[order - 1];
        end = key;
        for (var i = order - 2; i >= 0; i--)
        {
            end = key;
            key = NGramEntry.Extend(key, tokens[i]);
        }

        var backoff = scan.MoveNext() ? Parse(scan.Current, "a log10 back-off weight") : 0;
        return scan.MoveNext() ? throw Mistake($"a probability, {order} tokens and a back-off weight") : new NGramEntry(key, probability, backoff);
    }

    private float Number(ref TokenScan scan, string expected) => scan.MoveNext() ? Parse(scan.Current, expected) : throw Mistake(expected);

    private float Parse(ReadOnlySpan<byte> text, string expected) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number) ? number : throw Mistake(expected);

    private bool NextFilled()
    {
        while (_lines.Next())
        {
            if (Line.Length > 0) return true;
        }

        return false;
    }

    /// <summary>Goes to the next line that is this one. What stands before it is a heading.</summary>
    private bool Next(ReadOnlySpan<byte> line)
    {
        while (_lines.Next())
        {
            if (Line.SequenceEqual(line)) return true;
        }

        return false;
    }

    private RecipeException Mistake(string expected) => _lines.Mistake(expected);
}
