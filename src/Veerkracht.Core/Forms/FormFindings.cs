namespace Veerkracht.Core.Forms;

/// <summary>What must be mended before sending, and what is worth a look; both in the order of the form.</summary>
public sealed record FormFindings(IReadOnlyList<Finding> Errors, IReadOnlyList<Finding> Warnings);
