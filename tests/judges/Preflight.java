import java.io.File;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Reads PDFs as Apache PDFBox's judge of PDF/A-1b does: a line for each fault of a file, or one that says "valid". */
public class Preflight {
    public static void main(String[] files) throws Exception {
        for (String name : files) {
            ValidationResult result = judge(new File(name));
            for (ValidationResult.ValidationError fault : result.getErrorsList()) {
                System.out.println(name + "\t" + fault.getErrorCode() + " " + fault.getDetails());
            }
            if (result.isValid()) System.out.println(name + "\tvalid");
        }
    }

    static ValidationResult judge(File file) throws Exception {
        PreflightParser parser = new PreflightParser(file);
        parser.parse();
        try (var document = parser.getPreflightDocument()) {
            document.validate();
            return document.getResult();
        }
    }
}
