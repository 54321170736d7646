namespace Veerkracht.Tests.Support;

/// <summary>What the call of a test begins with: half of the cost, for municipalities.</summary>
internal static class CallHead
{
    /// <summary>A measure of the programme without calls and without an envelope of its own.</summary>
    public const string Measure = "toegankelijkheid";

    /// <param name="prefix">Of its numbers.</param>
    /// <param name="nl">Title.</param>
    /// <param name="en">Title.</param>
    /// <returns>YAML down to the grant; what follows stands at the same depth.</returns>
    public static string Of(string slug, string prefix, string nl, string en, int version = 1) =>
        $$"""
            call: {{slug}}
            programme: vlaamse-veerkracht
            measure: {{Measure}}
            version: {{version}}
            title: { nl: "{{nl}}", en: "{{en}}" }
            summary: { nl: Een oproep voor tests., en: A call for tests. }
            number_prefix: {{prefix}}
            contact: { name: Test, email: test@veerkracht.example }
            applicants:
              - class: municipality
            funding:
              amounts:
                - { name: base, kind: value, title: { nl: Kosten, en: Cost }, value: cost }
                - { name: grant, kind: share, title: { nl: Subsidie, en: Grant }, of: base, ratio: "1:1" }
              grant: grant
            """;
}
