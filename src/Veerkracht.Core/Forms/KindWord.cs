using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>A word by which a call names a kind of field, with what staff read where they choose one.</summary>
public sealed record KindWord(string Word, LocalText Label, LocalText Hint)
{
    public KindWord(string word, string nl, string en, string hintNl, string hintEn)
        : this(word, new LocalText(nl, en), new LocalText(hintNl, hintEn)) { }

    /// <summary>Those who are named each confirm that they take part: only in a field of the form itself.</summary>
    public bool MustConfirm { get; init; }
}
