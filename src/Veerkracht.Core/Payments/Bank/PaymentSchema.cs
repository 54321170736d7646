using System.Xml;
using System.Xml.Schema;

namespace Veerkracht.Core.Payments.Bank;

/// <summary>
/// The schema of pain.001.001.09, as the registration authority of ISO 20022 publishes it. A file is held to it before it is released, so
/// that a bank refuses none for its form.
/// </summary>
public static class PaymentSchema
{
    private static readonly Lazy<XmlSchemaSet> Schemas = new(() =>
    {
        using var schema = typeof(PaymentSchema).Assembly.GetManifestResourceStream("pain.001.001.09.xsd")!;
        using var reader = XmlReader.Create(schema);
        var set = new XmlSchemaSet();
        set.Add(PaymentFile.Namespace, reader);
        set.Compile();
        return set;
    });

    /// <summary>What the schema says against a file, in the order of the file; empty where it is valid.</summary>
    public static IReadOnlyList<string> Faults(PaymentMessage message)
    {
        using var file = new MemoryStream();
        PaymentFile.Write(message, file);
        file.Position = 0;
        return Faults(file, Schemas.Value);
    }

    /// <summary>What schemas say against a file.</summary>
    public static IReadOnlyList<string> Faults(Stream file, XmlSchemaSet schemas)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationEventHandler += (_, e) => faults.Add($"{e.Exception.LineNumber}: {e.Message}");
        using var reader = XmlReader.Create(file, settings);
        while (reader.Read()) { }
        return faults;
    }
}
