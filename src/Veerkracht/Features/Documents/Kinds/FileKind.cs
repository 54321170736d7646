using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>How somebody sees a file without downloading it.</summary>
public enum Sight
{
    /// <summary>Only by downloading it.</summary>
    None,

    /// <summary>The browser shows it itself: PDF and the common pictures.</summary>
    AsItIs,

    /// <summary>As a JPEG that is made of it.</summary>
    AsPicture,

    /// <summary>Its text, or a list of what is inside.</summary>
    AsPage,
}

/// <summary>For what people look: the box of a field names kinds by these.</summary>
public enum KindGroup
{
    Document,
    Sheet,
    Slides,
    Picture,
    Mail,
    Signed,
    Map,
}

/// <summary>
/// A kind of file: how it is recognised in its content, and what keeps it from being opened. A kind never trusts what it reads: places and
/// lengths are held against the file, and reading is bounded.
/// </summary>
/// <param name="Extensions">Lower case, with the dot; a file keeps its name only under one of these. The first is the usual one.</param>
public abstract class FileKind(KindGroup group, string contentType, params IReadOnlyList<string> extensions)
{
    public KindGroup Group => group;
    public string ContentType => contentType;
    public IReadOnlyList<string> Extensions => extensions;

    /// <summary>As people call it: "pdf".</summary>
    public string Label => extensions[0][1..];

    public virtual Sight Sight => Sight.None;

    /// <summary>That it is of this kind, whole or not.</summary>
    public abstract bool Recognises(SentFile file);

    /// <summary>What keeps it from being opened, and what to do about it; null where it opens.</summary>
    public abstract LocalText? Fault(SentFile file);

    /// <summary>With the letters it is written in, where that is not always the same.</summary>
    public virtual string ContentTypeOf(SentFile file) => ContentType;

    /// <summary>For who looks at it in a page (<see cref="Sight.AsPage"/>).</summary>
    public virtual FileContents? ContentsOf(SentFile file) => null;

    /// <summary>Media types that telephones know beside the extensions, for the box in which files are chosen.</summary>
    public virtual IReadOnlyList<string> AlsoAccepts => [];
}
