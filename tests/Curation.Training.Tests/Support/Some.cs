using Curation.Training.Data;

namespace Curation.Training.Tests.Support;

/// <summary>Small things to train on.</summary>
internal static class Some
{
    public const int Vocabulary = 23;

    public static TrainOptions Options { get; } = new()
    {
        Layers = 2, Width = 16, Heads = 2, Context = 8, Batch = 4, Tokens = 12 * 32, Seed = 7, Threads = 1,
        LearningRate = 0.02, Warmup = 0.25, Clip = 0.5, CheckpointEvery = null, EvalEvery = 4, EvalTokens = 64,
    };

    public static TrainContext Context { get; } = new(Vocabulary, EndOfText: 0, [0, .. Enumerable.Repeat(2, Vocabulary - 1)], "Squares, counted to 300.");

    public static Tokens Squares(int count, int from = 0) => new([.. Enumerable.Range(from, count).Select(i => (int)(((long)i * i + 3 * i / 2) % Vocabulary))]);

    /// <summary>Sentences of seven tokens and the end, 0. Three kinds of sentence take turns.</summary>
    public static Tokens Language(int count, int from = 0) =>
        new([.. Enumerable.Range(from, count).Select(i => i % 8 == 7 ? 0 : 1 + i % 8 + i / 8 % 3 * 7)]);
}

internal sealed class Tokens(int[] tokens) : ITokenStream
{
    public long Count => tokens.Length;

    public void Read(long start, Span<int> destination) => tokens.AsSpan((int)start, destination.Length).CopyTo(destination);
}

/// <summary>A folder of its own, gone with the test.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("curation-training-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Names and contents of all files.</summary>
    public SortedDictionary<string, string> Contents() =>
        new(Directory.GetFiles(Path).ToDictionary(file => System.IO.Path.GetFileName(file), file => Convert.ToHexString(File.ReadAllBytes(file))));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
