using System.Runtime.CompilerServices;
using Curation.Text;

namespace Curation.Models.NGrams;

/// <summary>A back-off n-gram language model: log10 probabilities of tokens behind up to four others. Immutable and thread-safe; 24 bytes an n-gram.</summary>
/// <remarks>The probability of the longest n-gram that is known, times the back-off weights of the longer contexts that are (Katz 1987; as ARPA files and
/// KenLM mean it).</remarks>
public sealed class NGramModel
{
    /// <summary>Longest n-grams.</summary>
    public const int MostOrder = 5;

    // as KenLM does where a model has no <unk>
    private const float UnknownOfNone = -100;

    private readonly NGramTable[] _tables;
    private readonly NGramEntry _unknown;

    /// <param name="isClosed">Whether the end of every n-gram is an n-gram too, so that a search may stop at the first that is missing.</param>
    internal NGramModel(NGramTable[] tables, bool isClosed)
    {
        (_tables, IsClosed) = (tables, isClosed);
        ref readonly var unknown = ref tables[0].Find(KeyOf("<unk>"u8));
        _unknown = Unsafe.IsNullRef(in unknown) ? new(KeyOf("<unk>"u8), UnknownOfNone, 0) : unknown;
    }

    public int Order => _tables.Length;

    /// <summary>Number of n-grams of each order, from 1.</summary>
    public IReadOnlyList<int> Counts => Array.ConvertAll(_tables, table => table.Count);

    internal bool IsClosed { get; }

    /// <summary>Reads an ARPA file, plain, gzip or zstd.</summary>
    /// <param name="name">Stands in errors.</param>
    /// <exception cref="Core.RecipeException">It is none; the line is told.</exception>
    public static NGramModel Read(string name, Stream stream) => ArpaReader.Read(name, stream);

    /// <summary>Every line as a sentence of its own, its end included.</summary>
    public NGramScore Score(ReadOnlySpan<byte> text, TokenForm form)
    {
        using var lines = new TokenLines(form);
        var score = default(NGramScore);
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = Score(lines.Form(text[range]));
            if (line.Tokens > 1 || form != TokenForm.Words) score = new(score.LogProbability + line.LogProbability, score.Tokens + line.Tokens);
        }

        return score;
    }

    /// <summary>The tokens one by one, without their contexts.</summary>
    public TokenPriors Priors(ReadOnlySpan<byte> text, TokenForm form)
    {
        using var lines = new TokenLines(form);
        var (count, sum, squares) = (0L, 0.0, 0.0);
        foreach (var range in text.Split((byte)'\n'))
        {
            foreach (var token in new TokenScan(lines.Form(text[range])))
            {
                var prior = Find(KeyOf(token)).Probability * Math.Log(10);
                (count, sum, squares) = (count + 1, sum + prior, squares + prior * prior);
            }
        }

        var mean = sum / count;
        return new TokenPriors(mean, count == 0 ? double.NaN : Math.Sqrt(Math.Max(0, squares / count - mean * mean)));
    }

    internal static ulong KeyOf(ReadOnlySpan<byte> token) => WordHash.Of(token) is not 0 and var key ? key : 1;

    private NGramScore Score(ReadOnlySpan<byte> line)
    {
        var walk = new NGramWalk(this);
        walk.Begin(KeyOf("<s>"u8));
        var score = default(NGramScore);
        foreach (var token in new TokenScan(line)) score = new(score.LogProbability + walk.Add(KeyOf(token)), score.Tokens + 1);
        return new(score.LogProbability + walk.Add(KeyOf("</s>"u8)), score.Tokens + 1);
    }

    /// <summary>The n-grams of an order, counted from 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal NGramTable Table(int order) => _tables[order];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref readonly NGramEntry Find(ulong token)
    {
        ref readonly var known = ref _tables[0].Find(token);
        if (Unsafe.IsNullRef(in known)) return ref _unknown;
        return ref known;
    }
}

/// <summary>Mean and standard deviation of ln p over the tokens of a text; NaN without tokens.</summary>
public readonly record struct TokenPriors(double Mean, double Deviation);

/// <summary>What a model makes of a text.</summary>
/// <param name="LogProbability">Log10.</param>
/// <param name="Tokens">Tokens, and one for the end of each line.</param>
public readonly record struct NGramScore(double LogProbability, long Tokens)
{
    /// <summary>As CCNet has it (Wenzek et al. 2020, cc_net/perplexity.py): 10 ^ (−log10 p / length), one more for each line; NaN of nothing.</summary>
    public double Perplexity => Math.Pow(10, -LogProbability / Tokens);
}
