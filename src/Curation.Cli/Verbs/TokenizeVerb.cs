using System.CommandLine;
using System.Runtime.InteropServices;
using Curation.Core;
using Curation.Sources;
using Curation.Storage;
using Curation.Tokenization;

namespace Curation.Cli.Verbs;

/// <summary><c>tokenize</c> and <c>tokenizer</c>: text to ids, and tokenizers made and shown.</summary>
internal static class TokenizeVerb
{
    private static readonly string[] _kinds = [.. SourceFile.RowKinds, ".txt"];

    public static Command Tokenize()
    {
        var inputs = Arguments.Inputs(_kinds);
        var tokenizer = new Option<string>("--tokenizer") { Description = "tokenizer.json or a tiktoken rank file", Required = true };
        var ids = new Option<string?>("--ids") { Description = "write the ids to this file, int32, little-endian" };
        var count = new Option<bool>("--count") { Description = "print the number of tokens of each file" };
        var command = new Command("tokenize", "Encodes text files, or the texts of JSONL rows.\n"
            + "Example: curation tokenize --tokenizer runs/sample/tokenizer.json notes.txt --count")
            { inputs, tokenizer, ids, count };
        command.SetAction(parsed => Encode(
            TokenizerFile.Load(parsed.GetRequiredValue(tokenizer)),
            parsed.GetRequiredValue(inputs),
            parsed.GetValue(ids),
            parsed.GetValue(count)));
        return command;
    }

    public static Command Tokenizer()
    {
        var inputs = Arguments.Inputs(_kinds);
        var vocabulary = new Option<int>("--vocab") { Description = "number of ids", Required = true };
        var output = new Option<string>("--output") { Description = "tokenizer.json to write", Required = true };
        var train = new Command("train", "Trains a byte-level BPE tokenizer on text files or JSONL rows.\n"
            + "Example: curation tokenizer train texts.jsonl --vocab 16384 --output tokenizer.json")
            { inputs, vocabulary, output };
        train.SetAction(parsed => Train(parsed.GetRequiredValue(inputs), parsed.GetValue(vocabulary), parsed.GetRequiredValue(output)));
        var file = new Argument<string>("F") { Description = "the tokenizer" };
        var show = new Command("show", "Says what a tokenizer file holds.\nExample: curation tokenizer show tokenizer.json") { file };
        show.SetAction(parsed => Show(parsed.GetRequiredValue(file)));
        return new Command("tokenizer", "Trains and shows tokenizers.") { train, show };
    }

    private static int Encode(Tokenizer tokenizer, string[] inputs, string? idsPath, bool count)
    {
        using var source = new InputReader(inputs, _kinds);
        using var file = idsPath is null ? null : AtomicFile.Create(Arguments.OutputOf(idsPath));
        var ids = new List<int>();
        foreach (var input in source.Files)
        {
            long tokens = 0;
            foreach (var text in Texts(source, input))
            {
                ids.Clear();
                tokenizer.Encode(text.Span, ids);
                tokens += ids.Count;
                file?.Stream.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(ids)));
                if (file is null && !count) Console.Out.WriteLine(string.Join(' ', ids));
            }

            if (count) Console.Out.WriteLine($"{tokens} {input}");
        }

        file?.Publish();
        return source.ExitCode;
    }

    private static int Train(string[] inputs, int vocabulary, string output)
    {
        using var source = new InputReader(inputs, _kinds);
        if (vocabulary is < 257 or > 1_000_000) throw new RecipeException($"--vocab {vocabulary}: 257 to 1000000 was expected");
        Arguments.OutputOf(output);
        var training = BpeTrainer.Train(source.Files.SelectMany(input => Texts(source, input)), vocabulary);
        if (!training.Complete) Console.Error.WriteLine(training.Note);
        training.Tokenizer.Save(output);
        return source.ExitCode;
    }

    /// <summary>What a tokenizer file holds, for <c>inspect</c> too.</summary>
    public static void Show(string path)
    {
        var tokenizer = TokenizerFile.Load(path);
        var pattern = tokenizer.Pattern.ToString().ToLowerInvariant();
        Console.Out.WriteLine(FormattableString.Invariant(
            $"{path}: {tokenizer.Vocabulary} ids, pattern {pattern}, end of text {tokenizer.EndOfText}, sha256 {tokenizer.Sha256}"));
        foreach (var (name, id) in tokenizer.SpecialTokens.OrderBy(special => special.Value)) Console.Out.WriteLine($"  {id} {name}");
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Texts(InputReader source, string file) => file.Contains(".jsonl", StringComparison.OrdinalIgnoreCase)
        ? source.Texts(file).Select(row => row.Text)
        : [File.ReadAllBytes(file)];
}
