using System.Text.RegularExpressions;
using Curation.Tests.Support;

namespace Curation.Tests.Architecture;

/// <summary>Final texts are made in one place, so that no reader forgets what was cut.</summary>
public sealed partial class FinalTextTests
{
    [Fact]
    public void Final_texts_are_made_in_one_place()
    {
        var found = from source in Repository.Sources("src")
                    where source.Lines.Any(line => Rewriting().IsMatch(line))
                    select source.Path;
        Assert.Equal(["src/Curation/Runs/FinalTexts.cs"], found);
    }

    [GeneratedRegex(@"[cC]hain\)?\.Rewrite\(")]
    private static partial Regex Rewriting();
}
