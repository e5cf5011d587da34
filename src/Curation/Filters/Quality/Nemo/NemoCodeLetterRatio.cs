using System.Numerics;
using Curation.Core;
using Curation.Text;

namespace Curation.Filters.Quality.Nemo;

/// <summary>The share of letters in source code. NeMo Curator stages/text/filters/heuristic/code.py.</summary>
[Stage("nemo-code-letter-ratio")]
internal sealed record NemoCodeLetterRatio : NemoFilter
{
    public override string Summary => "letters / characters; 0 for an empty text";

    public override PeerReasons PeerReasons => new("AlphaFilter", null);

    public override Bounds Bounds => Bounds.Share;

    public override int Revision => 2;

    public override double Measure(Document document)
    {
        var text = document.Text.Utf8;
        var letters = 0;
        for (var at = 0; at < text.Length; at += ByteBlock.Width)
        {
            var block = new ByteBlock(text, at);
            letters += BitOperations.PopCount(block.Letters);
            for (var leads = block.Leads; leads != 0;)
            {
                var codePoint = CodePoints.Decode(text, at + ByteBlock.TakeFirst(ref leads), out _);
                if ((CharacterTable.Of(codePoint) & CharacterClass.Letter) != 0) letters++;
            }
        }

        return Ratio.Of(letters, document.Text.Characters.CodePoints);
    }
}
