namespace Curation.Core;

/// <summary>Makes tokenizers: from a file, or by training one.</summary>
public interface ITokenizerFactory
{
    /// <exception cref="RecipeException">The file is no tokenizer that can be read.</exception>
    ITokenizer Load(string path);

    /// <summary>Trains a byte-level BPE on texts in any order and writes it to a file; fewer ids where the texts give no more.</summary>
    void Train(IEnumerable<ReadOnlyMemory<byte>> texts, int vocabulary, string path);
}
