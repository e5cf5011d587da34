namespace SampleCrawl.Kinds;

/// <summary>A kind of page that crawls are made of. <see cref="Tag"/> says which sites carry it.</summary>
internal interface IKind
{
    string Name { get; }

    string Tag { get; }

    Draft Write(Dice dice);
}
