using Curation.Core;

namespace Curation.Tokenization;

/// <summary>Byte-level BPE tokenizers for the steps.</summary>
public sealed class TokenizerFactory : ITokenizerFactory
{
    public ITokenizer Load(string path) => TokenizerFile.Load(path);

    public void Train(IEnumerable<ReadOnlyMemory<byte>> texts, int vocabulary, string path) => BpeTrainer.Train(texts, vocabulary).Tokenizer.Save(path);
}
