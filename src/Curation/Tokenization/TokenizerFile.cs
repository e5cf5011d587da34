using System.Security.Cryptography;
using System.Text.Json;
using Curation.Core;

namespace Curation.Tokenization;

/// <summary>Reads a tokenizer: a byte-level BPE <c>tokenizer.json</c> of HF tokenizers, or a rank file of tiktoken, told apart by content.</summary>
public static class TokenizerFile
{
    /// <exception cref="RecipeException">The file is missing or is none of the two; or it has a part that is not known, which is named.</exception>
    public static Tokenizer Load(string path)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RecipeException($"{path}: cannot be read ({OneLine(problem.Message)}), expected tokenizer.json or a tiktoken rank file");
        }

        return Read(content, path);
    }

    /// <param name="place">What messages call the file.</param>
    public static Tokenizer Read(ReadOnlyMemory<byte> content, string place)
    {
        try
        {
            var model = content.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? TokenizerJson.Read(content) : TiktokenRanks.Read(content.Span);
            return new Tokenizer(model, Convert.ToHexStringLower(SHA256.HashData(content.Span)));
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            throw new RecipeException($"{place}: {OneLine(problem.Message)}");
        }
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
