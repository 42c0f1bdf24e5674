import java.io.File;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Reads PDFs as Apache PDFBox's judge of PDF/A-1b does: a line for each fault, and exit code 1 when there is one. */
public class Preflight {
    public static void main(String[] files) throws Exception {
        boolean isGood = true;
        for (String name : files) {
            ValidationResult result = judge(new File(name));
            for (ValidationResult.ValidationError fault : result.getErrorsList()) {
                System.out.println(name + ": " + fault.getErrorCode() + " " + fault.getDetails());
            }
            isGood &= result.isValid();
        }
        System.exit(isGood ? 0 : 1);
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
