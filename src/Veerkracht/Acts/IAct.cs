namespace Veerkracht.Acts;

/// <summary>
/// An act in a file of its own. Being one is all that is needed: it is found, registered and told in docs/acts.md by its declaration.
/// </summary>
public interface IAct
{
    static abstract ActKind Kind { get; }
}
