namespace Curation.Text.Spacy;

/// <summary>The special cases of spaCy for English (lang/tokenizer_exceptions.py, lang/en/tokenizer_exceptions.py), made by their rules:
/// chunks that stay whole, and chunks with a <c>|</c> where they are cut.</summary>
internal static class EnglishSpecials
{
    private const string Emoticons =
        """
        :) :-) :)) :-)) :))) :-))) (: (-: =) (= :] :-] [: [-: [= =] :o) (o: :} :-} 8) 8-) (-8 ;) ;-) (; (-; :( :-( :(( :-(( :((( :-((( ): )-: =( >:(
        :') :'-) :'( :'-( :/ :-/ =/ =| :| :-| ]= =[ :1 :P :-P :p :-p :O :-O :o :-o :0 :-0 :() >:o :* :-* :3 :-3 =3 :> :-> :X :-X :x :-x :D :-D ;D ;-D =D
        xD XD xDD XDD 8D 8-D ^_^ ^__^ ^___^ >.< >.> <.< ._. ;_; -_- -__- v.v V.V v_v V_V o_o o_O O_o O_O 0_o o_0 0_0 o.O O.o O.O o.o 0.0 o.0 0.o @_@
        <3 <33 <333 </3 (^_^) (-_-) (._.) (>_<) (*_*) (¬_¬) ಠ_ಠ ಠ︵ಠ (ಠ_ಠ) ¯\(ツ)/¯ (╯°□°）╯︵┻━┻ ><(((*>
        """;

    private const string Whole =
        """
        ' \") <space> '' C++ \t \n — doin doin' Doin Doin' goin goin' Goin Goin' nothin nothin' Nothin Nothin' nuthin nuthin' Nuthin Nuthin' ol ol' Ol Ol'
        somethin somethin' Somethin Somethin' cause 'cause em 'em ll 'll nuff 'nuff 'S 's ‘S ‘s and/or w/o 're 'Cause 'cos 'Cos 'coz 'Coz 'cuz 'Cuz 'bout
        ma'am Ma'am o'clock O'clock lovin' lovin Lovin' Lovin havin' havin Havin' Havin Mt. Ak. Ala. Apr. Ariz. Ark. Aug. Calif. Colo. Conn. Dec. Del. Feb. Fla.
        Ga. Ia. Id. Ill. Ind. Jan. Jul. Jun. Kan. Kans. Ky. La. Mar. Mass. Mich. Minn. Miss. N.C. N.D. N.H. N.J. N.M. N.Y. Neb. Nebr. Nev. Nov. Oct. Okla.
        Ore. Pa. S.C. Sep. Sept. Tenn. Va. Wash. Wis. 'd a.m. Adm. Bros. co. Co. Corp. D.C. Dr. e.g. E.g. E.G. Gen. Gov. i.e. I.e. I.E. Inc. Jr. Ltd. Md.
        Messrs. Mo. Mont. Mr. Mrs. Ms. p.m. Ph.D. Prof. Rep. Rev. Sen. St. vs. v.s. ä. ö. ü.
        """;

    private const string Cut =
        """
        y'|all y|all how|'d|'y How|'d|'y not|'ve not|ve Not|'ve Not|ve can|not Can|not gon|na Gon|na got|ta Got|ta let|'s Let|'s c'm|on C'm|on
        """;

    private static readonly string[] _excluded =
        ["Ill", "ill", "Its", "its", "Hell", "hell", "Shell", "shell", "Shed", "shed", "were", "Were", "Well", "well", "Whore", "whore"];

    private static readonly (string Words, string Tails)[] _tails =
    [
        ("i", "|'m |m |'m|a |m|a"),
        ("i you he she it we they", "|'ll |ll |'ll|'ve |ll|ve |'d |d |'d|'ve |d|ve"),
        ("i you we they", "|'ve |ve"),
        ("you we they", "|'re |re"),
        ("he she it", "|'s |s"),
        ("who what when where why how there that", "|'s |s |'ll |ll |'ll|'ve |ll|ve |'re |re |'ve |ve |'d |d |'d|'ve |d|ve"),
        ("ca could do does did had may might must need ought sha should wo would", "|n't |nt |n't|'ve |nt|ve"),
        ("could might must should would", "|'ve |ve"),
        ("ai are is was were have has dare", "|n't |nt"),
    ];

    /// <summary>Every special case, with <c>|</c> where it is cut; the text of none holds that mark but as an emoticon, which is never cut.</summary>
    public static IEnumerable<(string Text, string[] Pieces)> All
    {
        get
        {
            foreach (var (text, pieces) in Ascii)
            {
                yield return (text, pieces);
                if (text.Contains('\'')) yield return (Curly(text), [.. pieces.Select(Curly)]);
            }
        }
    }

    private static IEnumerable<(string Text, string[] Pieces)> Ascii
    {
        get
        {
            var wholes = Words(Emoticons).Concat(Words(Whole)).Concat(Enumerable.Range('a', 26).Select(letter => $"{(char)letter}."));
            foreach (var whole in wholes) yield return (whole, [whole]);
            var contractions = _tails.SelectMany(entry => Words(entry.Words).SelectMany(word => Words(entry.Tails).Select(tail => word + tail)));
            var times = Enumerable.Range(1, 12).SelectMany(hour => new[] { "a.m.", "am", "p.m.", "pm" }.Select(half => $"{hour}|{half}"));
            foreach (var cut in contractions.Concat(contractions.Select(Title)).Concat(times).Concat(Words(Cut)))
            {
                var text = cut.Replace("|", "", StringComparison.Ordinal);
                if (!_excluded.Contains(text)) yield return (text, cut.Split('|'));
            }
        }
    }

    private static string[] Words(string text) => text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static string Title(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Curly(string text) => text.Replace('\'', '’');
}
