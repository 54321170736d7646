using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Geo;

/// <summary>What is wrong with a shape or with what was typed or sent for it.</summary>
/// <param name="Code">"crosses-itself", "outside-belgium" …</param>
/// <param name="Why">A sentence that says what to do.</param>
public sealed record ShapeFault(string Code, LocalText Why);
