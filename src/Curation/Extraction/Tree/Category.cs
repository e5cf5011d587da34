namespace Curation.Extraction.Tree;

/// <summary>What an element's class, id, role and itemprop say that it is for.</summary>
[Flags]
internal enum Category : ulong
{
    None = 0,
    Navigation = 1,
    PageFrame = 2,
    Related = 4,
    Share = 8,
    Promotion = 16,
    Byline = 32,
    Caption = 64,
    Comments = 128,
    Hidden = 256,
    Content = 512,
    Body = 1024,
    MainRole = 2048,
    Tags = 4096,
    Card = 1UL << 13,
    Product = 1UL << 14,
    Price = 1UL << 15,
    Shop = 1UL << 16,
    Review = 1UL << 17,
    Post = 1UL << 18,
    Person = 1UL << 19,
    Description = 1UL << 20,
    Title = 1UL << 21,
    Date = 1UL << 22,
    Breadcrumb = 1UL << 23,
    Pagination = 1UL << 24,
    Consent = 1UL << 25,
    Letter = 1UL << 26,
    Sidebar = 1UL << 27,
    Footer = 1UL << 28,
    Header = 1UL << 29,
    Hero = 1UL << 30,
    Code = 1UL << 31,
    Panel = 1UL << 32,
    Quote = 1UL << 33,
    Search = 1UL << 34,
    Facet = 1UL << 35,
    Media = 1UL << 36,
    Button = 1UL << 37,
    Unseen = 1UL << 38,
    Legal = 1UL << 39,
    Contact = 1UL << 40,
    Widget = 1UL << 41,
    Item = 1UL << 42,
    List = 1UL << 43,
    Answer = 1UL << 44,
    Docs = 1UL << 45,
    Section = 1UL << 46,

    /// <summary>A footnote, or a list of them; the trees are not told.</summary>
    Note = 1UL << 47,

    /// <summary>Names the author, by microdata or as a link; the trees are not told.</summary>
    Author = 1UL << 48,

    /// <summary>A picture, a film, a comment or a review, by microdata: who made it and when says nothing of the page. The trees are not told.</summary>
    Part = 1UL << 49,

    /// <summary>The numbers of lines beside code; the trees are not told.</summary>
    Gutter = 1UL << 50,

    /// <summary>What somebody said in a thread, by a name that only one forum's software uses. The trees are not told of this and the next.</summary>
    Said = 1UL << 51,

    /// <summary>The same by a name that others use too; it counts on pages that say they are threads.</summary>
    MaybeSaid = 1UL << 52,

    /// <summary>Who said it, when, and to what.</summary>
    Speaker = 1UL << 53,

    /// <summary>What forums put beside what is said: about its author, buttons, counts.</summary>
    BesideSaid = 1UL << 54,

    /// <summary>What an author puts below everything, and other parts of a thread's page that hold what looks like something said.</summary>
    Signature = 1UL << 55,

    /// <summary>A discussion, or a question with answers, by microdata.</summary>
    Discussion = 1UL << 56,

    /// <summary>The title of a thread.</summary>
    Topic = 1UL << 57,

    /// <summary>The name of a post's author.</summary>
    Poster = 1UL << 58,

    /// <summary>What the parts of threads are called.</summary>
    OfThread = Said | MaybeSaid | Speaker | BesideSaid | Signature | Discussion | Topic | Poster,

    /// <summary>Hidden at first, and part of the text like any other: what a click opens, and what a script puts in its place.</summary>
    Folded = 1UL << 59,

    /// <summary>A window that opens over the page; to the trees it is a dialog element.</summary>
    Dialog = 1UL << 60,

    /// <summary>What customers say of an offer; the trees are not told.</summary>
    Reviews = 1UL << 61,

    /// <summary>What readers say of a text, in languages whose names the trees are not told.</summary>
    Responses = 1UL << 62,

    /// <summary>One thing for sale, by microdata; the trees are not told.</summary>
    Sold = 1UL << 63,

    /// <summary>A link in a heading to edit what is below it, or to the heading itself. Numbers of lines stand in no heading, and links beside no code:
    /// all bits are taken.</summary>
    HeadingMark = Gutter,
}
